//! Paths as they are written: what one is without detours, and as it is seen from elsewhere.
//!
//! Nothing here looks at the file system.

use std::path::{Component, Path, PathBuf};

/// A path without `.` and `..`.
#[must_use]
pub fn plain(path: &Path) -> PathBuf {
    let mut plain = PathBuf::new();
    for component in path.components() {
        match component {
            Component::CurDir => {}
            Component::ParentDir => {
                plain.pop();
            }
            other => plain.push(other),
        }
    }
    plain
}

/// An absolute path as it is seen from an absolute folder: `../rubrics/tea.yaml`. One that shares
/// no folder with it stays as it is, and so does a relative path.
#[must_use]
pub fn seen_from(here: &Path, path: &Path) -> PathBuf {
    let (here, target) = (plain(here), plain(path));
    let shared = here.ancestors().find(|folder| target.starts_with(folder));
    let Some(shared) = shared.filter(|folder| folder.parent().is_some() || here == **folder) else {
        return path.to_owned();
    };
    let up = here.ancestors().take_while(|folder| *folder != shared).count();
    let below = target.strip_prefix(shared).unwrap_or(&target);
    std::iter::repeat_n(Path::new(".."), up).collect::<PathBuf>().join(below)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_seen_from_a_folder() {
        let seen = |path: &str| seen_from(Path::new("/work/course/week1"), Path::new(path));
        assert_eq!(seen("/work/course/week1/a.md"), Path::new("a.md"));
        assert_eq!(seen("/work/course/rubrics/a.yaml"), Path::new("../rubrics/a.yaml"));
        assert_eq!(seen("/srv/a.yaml"), Path::new("/srv/a.yaml"));
        assert_eq!(seen("b/a.yaml"), Path::new("b/a.yaml"));
    }
}
