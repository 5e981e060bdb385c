//! A report in a browser: what a reader can do with it and see of it.

use std::path::Path;
use std::time::Duration;
use std::{fs, thread};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

use crate::devtools::Browser;

/// Writes what the browser gives in base64.
pub fn save(path: &Path, base64: &Value) {
    let bytes = STANDARD.decode(base64.as_str().unwrap()).unwrap();
    fs::write(path, bytes).unwrap();
}

/// One open page.
pub struct Page {
    pub browser: Browser,
}

impl Page {
    /// Gives a function of the page (its body, with `return`) and what it returned.
    #[track_caller]
    pub fn run(&mut self, body: &str) -> Value {
        let expression = format!("(() => {{ {body} }})()");
        let asked = json!({"expression": expression, "returnByValue": true});
        let result = self.browser.call("Runtime.evaluate", asked);
        assert!(result["exceptionDetails"].is_null(), "{body}: {result}");
        result["result"]["value"].clone()
    }

    /// The value of an expression.
    #[track_caller]
    pub fn get(&mut self, expression: &str) -> Value {
        self.run(&format!("return {expression}"))
    }

    /// The texts of all elements that are shown and that a selector finds.
    #[track_caller]
    pub fn texts(&mut self, selector: &str) -> Vec<String> {
        let all = self.get(&format!(
            "[...document.querySelectorAll({selector:?})].filter(it => it.checkVisibility())\
             .map(it => it.textContent.trim())"
        ));
        serde_json::from_value(all).unwrap()
    }

    /// Waits until the texts of all elements that are shown are these: after a page has scrolled
    /// the browser tells it anew where the pointer is, in its own time.
    #[track_caller]
    pub fn shows(&mut self, selector: &str, texts: &[&str]) {
        let mut shown = self.texts(selector);
        for _ in 0..100 {
            if shown == texts {
                return;
            }
            thread::sleep(Duration::from_millis(20));
            shown = self.texts(selector);
        }
        assert_eq!(shown, texts, "{selector}");
    }

    /// Opens a file.
    pub fn open(&mut self, file: &Path) {
        self.go(&format!("file://{}", file.display()));
    }

    /// Goes to an address and waits until all of it is there.
    pub fn go(&mut self, url: &str) {
        self.browser.events.clear();
        self.browser.call("Page.navigate", json!({"url": url}));
        self.browser.wait_for("Page.loadEventFired");
    }

    /// Moves the pointer onto the middle of the first line of an element.
    #[track_caller]
    pub fn point_at(&mut self, selector: &str) -> (Value, Value) {
        let place = self.run(&format!(
            "const it = document.querySelector({selector:?});\
             it.scrollIntoView({{block: 'center'}});\
             const {{left, top, width, height}} = it.getClientRects()[0];\
             return [left + width / 2, top + height / 2]"
        ));
        let (x, y) = (place[0].clone(), place[1].clone());
        self.mouse("mouseMoved", &x, &y);
        (x, y)
    }

    /// Clicks an element.
    #[track_caller]
    pub fn click(&mut self, selector: &str) {
        let (x, y) = self.point_at(selector);
        self.mouse("mousePressed", &x, &y);
        self.mouse("mouseReleased", &x, &y);
    }

    fn mouse(&mut self, kind: &str, x: &Value, y: &Value) {
        let button = if kind == "mouseMoved" { "none" } else { "left" };
        let event = json!({"type": kind, "x": x, "y": y, "button": button, "clickCount": 1});
        self.browser.call("Input.dispatchMouseEvent", event);
    }

    /// Presses a key; `text` is what it types, if anything.
    pub fn press(&mut self, key: &str) {
        let (code, text) = match key {
            "Tab" => (9, ""),
            "Enter" => (13, "\r"),
            "Escape" => (27, ""),
            "ArrowDown" => (40, ""),
            " " => (32, " "),
            _ => panic!("{key} is not known here"),
        };
        let down = if text.is_empty() { "rawKeyDown" } else { "keyDown" };
        let mut event = json!({"type": down, "key": key, "code": if key == " " { "Space" } else { key },
            "windowsVirtualKeyCode": code, "text": text});
        self.browser.call("Input.dispatchKeyEvent", event.clone());
        event["type"] = "keyUp".into();
        self.browser.call("Input.dispatchKeyEvent", event);
    }

    /// Types a text where the focus is.
    pub fn write(&mut self, text: &str) {
        self.browser.call("Input.insertText", json!({"text": text}));
    }

    /// A window of so many CSS pixels, light or dark.
    pub fn look(&mut self, width: u32, scheme: &str) {
        let size =
            json!({"width": width, "height": 800, "deviceScaleFactor": 1, "mobile": width < 600});
        self.browser.call("Emulation.setDeviceMetricsOverride", size);
        let scheme = json!({"features": [{"name": "prefers-color-scheme", "value": scheme}]});
        self.browser.call("Emulation.setEmulatedMedia", scheme);
    }

    /// Saves a picture of all of the page.
    pub fn picture(&mut self, path: &Path) {
        let height = self.get("document.documentElement.scrollHeight");
        let width = self.get("innerWidth");
        let size =
            json!({"width": width, "height": height, "deviceScaleFactor": 1, "mobile": false});
        self.browser.call("Emulation.setDeviceMetricsOverride", size);
        let shot = self.browser.call("Page.captureScreenshot", json!({}));
        save(path, &shot["data"]);
    }

    /// Everything that the console was told: errors, warnings and exceptions.
    pub fn complaints(&self) -> Vec<&Value> {
        ["Runtime.consoleAPICalled", "Runtime.exceptionThrown", "Log.entryAdded"]
            .iter()
            .flat_map(|kind| self.browser.all(kind))
            .collect()
    }

    /// The addresses of everything that was asked for.
    pub fn requests(&self) -> Vec<&str> {
        let sent = self.browser.all("Network.requestWillBeSent");
        sent.iter().map(|request| request["request"]["url"].as_str().unwrap()).collect()
    }
}
