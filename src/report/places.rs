//! Where files are for programs that know a repository and not the folder that a run was made in.

use std::borrow::Cow;
use std::path::{Component, Path, PathBuf};

use crate::paths::plain;

/// The folder of a run, and that of the repository.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Places {
    /// The current folder, if it is known.
    pub here: Option<PathBuf>,
    /// The repository's folder by all its names; none where it is not known.
    pub roots: Vec<PathBuf>,
}

impl Places {
    /// A path as seen from the repository's folder, where it lies in there; else as it was given,
    /// or absolute where it would lead upwards.
    pub(super) fn for_programs<'p>(&self, path: &'p str) -> Cow<'p, str> {
        let Some(here) = &self.here else { return Cow::from(path) };
        let whole = plain(&here.join(path));
        let below = self.roots.iter().find_map(|root| whole.strip_prefix(plain(root)).ok());
        let leads_up = Path::new(path).components().any(|part| part == Component::ParentDir);
        match below {
            Some(below) if !below.as_os_str().is_empty() => shown(below),
            _ if leads_up => shown(&whole),
            _ => Cow::from(path),
        }
    }
}

fn shown(path: &Path) -> Cow<'static, str> {
    Cow::from(path.to_string_lossy().into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_path_leads_upwards() {
        let here = Some(PathBuf::from("/repo/course"));
        let known = Places { here: here.clone(), roots: vec!["/repo".into()] };
        assert_eq!(known.for_programs("a.md"), "course/a.md");
        assert_eq!(known.for_programs("../b/a.md"), "b/a.md");
        assert_eq!(known.for_programs("/repo/a.md"), "a.md");
        assert_eq!(known.for_programs("../../a.md"), "/a.md");
        let unknown = Places { here, roots: Vec::new() };
        assert_eq!(unknown.for_programs("./a.md"), "./a.md");
        assert_eq!(unknown.for_programs("../a.md"), "/repo/a.md");
    }
}
