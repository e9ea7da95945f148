internal import Bitext
internal import Files
internal import Interchange
internal import Memory

/// What a memory of the workspace holds.
package struct MemoryStatistics: Sendable {
  package let name: String
  package let units: Int
  package let damagedUnits: Int
  /// As the file spells them, with their numbers of texts and of words.
  package let languages: [(code: String, texts: Int, words: Int)]
  package let penalty: Int
  package let fileBytes: Int64
  package let indexBytes: Int
  /// Why the memory cannot be read.
  package let failure: String?
}

/// Counts every memory of the workspace, compiling those that need it.
package func statistics(of workspace: Workspace, listener: Listener = Listener()) throws -> [MemoryStatistics] {
  let store = MemoryStore(workspace, listener: listener)
  return try workspace.memories().map { file in
    let size = (try? FileStatus(of: file.path).sizeBytes) ?? 0
    do {
      let index = try store.open(file).index
      return MemoryStatistics(
        name: file.name, units: index.unitCount, damagedUnits: index.damagedUnits,
        languages: index.languages.map { ($0.code, $0.texts, index.wordCount(language: $0.code)) },
        penalty: file.penalty, fileBytes: size, indexBytes: index.fileBytes, failure: nil)
    } catch {
      return MemoryStatistics(
        name: file.name, units: 0, damagedUnits: 0, languages: [], penalty: file.penalty, fileBytes: size,
        indexBytes: 0, failure: "\(error)")
    }
  }
}

/// What a glossary of the workspace holds.
package struct GlossaryStatistics: Sendable {
  package let name: String
  package let concepts: Int
  package let terms: Int
  /// As the file spells them, in order of appearance.
  package let languages: [(code: String, terms: Int)]
  /// Why the glossary cannot be read.
  package let failure: String?
}

/// Counts every glossary of the workspace.
package func glossaryStatistics(
  of workspace: Workspace, sourceLanguage: String = "en", targetLanguage: String = "ru"
) throws -> [GlossaryStatistics] {
  try workspace.glossaries().map { path in
    let name = workspace.name(of: path)
    do {
      let entries = try GlossaryReader.read(path, defaultSource: sourceLanguage, defaultTarget: targetLanguage).entries
      var languages: [(code: String, terms: Int)] = []
      for section in entries.flatMap(\.languages) {
        if let index = languages.firstIndex(where: { $0.code == section.language }) {
          languages[index].terms += section.terms.count
        } else {
          languages.append((section.language, section.terms.count))
        }
      }
      return GlossaryStatistics(
        name: name, concepts: entries.count, terms: languages.reduce(0) { $0 + $1.terms }, languages: languages,
        failure: nil)
    } catch {
      return GlossaryStatistics(name: name, concepts: 0, terms: 0, languages: [], failure: "\(error)")
    }
  }
}
