//! Which files are rubrics: a look at names, never at contents.

use std::ffi::OsStr;
use std::fs::{self, DirEntry, FileType};
use std::path::{Path, PathBuf};

use super::pack::{Entry, Origin, Pack, Text};
use super::{LibraryError, Source};
use crate::rubric::load::{is_id, slug};
use crate::rubric::model::PackId;

/// The endings of rubric files.
const ENDINGS: [&str; 2] = ["yaml", "yml"];

/// The stem of a pack's own file.
const PACK_FILE: &str = "pack";

/// The folder that is looked for nearby.
const FOLDER: &str = "rubrics";

/// The packs of all sources, in their order.
pub(super) fn packs(sources: &[Source]) -> Result<Vec<Pack>, LibraryError> {
    let mut packs = Vec::new();
    for source in sources {
        match source {
            Source::Given(path) => given(path, &mut packs)?,
            Source::Nearby { from } => {
                if let Some(folder) = nearby(from) {
                    for pack in folder_packs(&folder)? {
                        add(pack, &mut packs)?;
                    }
                }
            }
        }
    }
    Ok(packs)
}

fn given(path: &Path, packs: &mut Vec<Pack>) -> Result<(), LibraryError> {
    let metadata = fs::metadata(path).map_err(|error| unreadable(path, error))?;
    let is_pack_file = stem(path).is_some_and(|stem| stem == PACK_FILE);
    if !metadata.is_dir() && !is_pack_file {
        return add(file_pack(path)?, packs);
    }
    // A pack's own file stands for its folder.
    let path = if metadata.is_dir() { path } else { folder_of(path) };
    let found = folder_packs(path)?;
    if found.is_empty() {
        return Err(LibraryError::Empty { path: path.to_owned() });
    }
    found.into_iter().try_for_each(|pack| add(pack, packs))
}

/// The folder `rubrics` here, or above up to the repository's root.
fn nearby(from: &Path) -> Option<PathBuf> {
    let root = from.ancestors().find(|folder| folder.join(".git").exists());
    let above = from.ancestors().map(|folder| (folder, root == Some(folder)));
    for (folder, is_last) in above {
        let candidate = folder.join(FOLDER);
        if candidate.is_dir() {
            return Some(candidate);
        }
        if is_last || root.is_none() {
            return None;
        }
    }
    None
}

/// Adds a pack; files of one folder come together, other packs of one name do not.
fn add(pack: Pack, packs: &mut Vec<Pack>) -> Result<(), LibraryError> {
    let Some(known) = packs.iter_mut().find(|known| known.name == pack.name) else {
        packs.push(pack);
        return Ok(());
    };
    if let (Origin::Folder(first), Origin::Folder(second)) = (&known.origin, &pack.origin)
        && !is_same(first, second)
    {
        return Err(LibraryError::SamePack {
            name: pack.name.map(|name| name.to_string()).unwrap_or_default(),
            first: first.clone(),
            second: second.clone(),
        });
    }
    for entry in pack.questions {
        let is_known = known.questions.iter().any(|other| match (&other.text, &entry.text) {
            (Text::File(one), Text::File(other)) => is_same(one, other),
            _ => false,
        });
        if !is_known {
            known.questions.push(entry);
        }
    }
    Ok(())
}

fn is_same(one: &Path, other: &Path) -> bool {
    one == other
        || matches!((fs::canonicalize(one), fs::canonicalize(other)), (Ok(a), Ok(b)) if a == b)
}

/// The folder that holds a file.
fn folder_of(file: &Path) -> &Path {
    match file.parent() {
        Some(parent) if parent.as_os_str().is_empty() => Path::new("."),
        Some(parent) => parent,
        None => Path::new("/"),
    }
}

/// A single file, in its pack if there is a `pack.yaml` beside it.
fn file_pack(path: &Path) -> Result<Pack, LibraryError> {
    let parent = folder_of(path);
    let has_pack_file =
        || ENDINGS.iter().any(|end| parent.join(PACK_FILE).with_extension(end).is_file());
    if stem(path).is_some()
        && has_pack_file()
        && let Some(mut pack) = folder_pack(parent)?
    {
        pack.questions.retain(
            |entry| matches!(&entry.text, Text::File(file) if file.file_name() == path.file_name()),
        );
        return Ok(pack);
    }
    let name = path.file_stem().unwrap_or(OsStr::new("rubric"));
    let id = name.to_string_lossy().into_owned();
    let text = Text::File(path.to_owned());
    let questions = vec![Entry { id: id.clone(), text }];
    Ok(Pack { name: None, origin: Origin::Files, file: None, questions, ids: vec![id] })
}

/// The packs in a folder: itself, if it holds rubric files, and otherwise or as well the folders
/// below it. A folder with a `pack.yaml` is one pack.
fn folder_packs(folder: &Path) -> Result<Vec<Pack>, LibraryError> {
    let itself = folder_pack(folder)?;
    let is_one = itself.as_ref().is_some_and(|pack| pack.file.is_some());
    let mut packs: Vec<Pack> = itself.into_iter().collect();
    if !is_one {
        for Listed { path, kind } in entries(folder)? {
            // A link to a folder counts; one to a folder above does no harm, as nothing goes deeper.
            if kind.is_some_and(|kind| kind.is_dir()) {
                packs.extend(folder_pack(&path)?);
            }
        }
    }
    Ok(packs)
}

/// The rubric files of a folder as a pack; `None` where there are none.
fn folder_pack(folder: &Path) -> Result<Option<Pack>, LibraryError> {
    let mut questions: Vec<Entry> = Vec::new();
    let mut file = None;
    for Listed { path, kind } in entries(folder)? {
        let is_file = kind.is_some_and(|kind| kind.is_file());
        let Some(id) = stem(&path).filter(|_| is_file) else { continue };
        if id == PACK_FILE {
            file = Some(Text::File(path));
            continue;
        }
        let same = questions.iter().find(|entry| entry.id == id);
        if let Some(Entry { text: Text::File(first), .. }) = same {
            return Err(LibraryError::SameQuestion { first: first.clone(), second: path });
        }
        questions.push(Entry { id, text: Text::File(path) });
    }
    if questions.is_empty() {
        return Ok(None);
    }
    Ok(Some(Pack {
        name: Some(PackId::new(pack_name(folder))),
        origin: Origin::Folder(folder.to_owned()),
        file,
        ids: questions.iter().map(|entry| entry.id.clone()).collect(),
        questions,
    }))
}

/// Something in a folder.
struct Listed {
    path: PathBuf,
    /// What it is, or what a link leads to; `None` where that cannot be told.
    kind: Option<FileType>,
}

impl Listed {
    fn of(entry: &DirEntry, folder: &Path) -> Self {
        let path = folder.join(entry.file_name());
        let kind = match entry.file_type() {
            Ok(kind) if kind.is_symlink() => {
                fs::metadata(&path).ok().map(|found| found.file_type())
            }
            kind => kind.ok(),
        };
        Self { path, kind }
    }
}

/// What a folder holds, sorted by name, hidden files left out.
fn entries(folder: &Path) -> Result<Vec<Listed>, LibraryError> {
    let listing = fs::read_dir(folder).map_err(|error| unreadable(folder, error))?;
    let mut listed = Vec::new();
    for entry in listing {
        let entry = entry.map_err(|error| unreadable(folder, error))?;
        if !entry.file_name().to_string_lossy().starts_with('.') {
            listed.push(Listed::of(&entry, folder));
        }
    }
    listed.sort_by(|one, other| one.path.cmp(&other.path));
    Ok(listed)
}

/// A rubric file's name without its ending; `None` for other files.
fn stem(path: &Path) -> Option<String> {
    let ending = path.extension()?.to_str()?;
    ENDINGS.contains(&ending).then(|| path.file_stem())?.map(|stem| stem.to_string_lossy().into())
}

/// A folder's name as the name of a pack: as it stands if it can be an id, else its slug.
fn pack_name(folder: &Path) -> String {
    let named = folder.file_name().map(OsStr::to_owned).or_else(|| {
        // `.` and `..` have a name only when they are followed.
        fs::canonicalize(folder).ok()?.file_name().map(OsStr::to_owned)
    });
    let name = named.unwrap_or_default().to_string_lossy().into_owned();
    let slug = if is_id(&name) { name } else { slug(&name) };
    if slug.is_empty() { FOLDER.to_owned() } else { slug }
}

fn unreadable(path: &Path, error: std::io::Error) -> LibraryError {
    LibraryError::Unreadable { path: path.to_owned(), error }
}
