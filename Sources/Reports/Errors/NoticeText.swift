package import Library

/// What people read of a notice, and the command that says more where there is one.
package func noticeText(_ notice: Notice) -> String {
  switch notice {
  case .damagedUnits(let count, let memory):
    "warning: \(memory): \(count) damaged unit\(count == 1 ? "" : "s") left out; `tolmach doctor \(memory)` shows why"
  case .memoryLeftOut(let error): "warning: \(errorText(error)); this memory is left out"
  case .misnamedMemoryLeftOut(let name):
    "warning: \(name): expected a file name in UTF-8; rename it, or this memory is left out"
  case .glossaryLeftOut(let error): "warning: \(errorText(error)); this glossary is left out"
  case .glossaryFault(let text), .indexesNotKept(let text): text
  case .learnedEnough(let units): "words are learned from \(units) units; the others are left out"
  case .termPhrases(let source, let target): "\(source) source and \(target) target phrases"
  case .linkingWords(let units, let all): "linking words in \(units) of \(all) units"
  case .noLinks(let file, let line, let most):
    "\(file):\(line): warning: expected at most \(most) words on a side, found more: no links"
  case .passedOver(let error): "\(errorText(error)): passed over"
  case .projectFolderMissing(let folder):
    "\(folder): expected a folder, as omegat.project says, found none: passed over"
  case .projectFolderOutside(let folder):
    "\(folder): lies outside of the project, and is taken in as omegat.project says"
  }
}
