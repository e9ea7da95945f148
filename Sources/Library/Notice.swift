/// What the user should know of a job that goes on. `Reports` has the words for it (`noticeText`).
package enum Notice: Sendable {
  /// Units of a memory cannot be read: how many, and its name in the workspace.
  case damagedUnits(Int, memory: String)
  /// A memory cannot be read, and is left out: ``FormatError``, ``FileError``.
  case memoryLeftOut(any Error)
  /// A memory is left out since its name, as far as it can be told, is not UTF-8.
  case misnamedMemoryLeftOut(String)
  /// A glossary cannot be read, and is left out: ``FormatError``, ``FileError``.
  case glossaryLeftOut(any Error)
  /// What was said when a glossary was read, as its index keeps it.
  case glossaryFault(String)
  /// Indexes cannot be kept, as the store of compiled files says it.
  case indexesNotKept(String)
  /// No more words are learned: so many units are enough, and the others are left out.
  case learnedEnough(units: Int)
  /// Phrases that may be terms have been counted.
  case termPhrases(source: Int, target: Int)
  /// Words are linked in some of all units.
  case linkingWords(units: Int, of: Int)
  /// A line of pairs has more words on a side than are linked.
  case noLinks(file: String, line: Int, mostWords: Int)
  /// Files to import are whole, and have nothing in them.
  case passedOver(any Error)
  /// A folder that a project file names is not there.
  case projectFolderMissing(String)
  /// A folder that a project file names lies elsewhere, and is taken in.
  case projectFolderOutside(String)
}
