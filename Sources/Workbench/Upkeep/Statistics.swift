internal import Bitext
internal import Files
internal import Interchange
package import Library
internal import Markup
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
  package let failure: (any Error)?
  /// What was known of the index before it was asked for.
  package internal(set) var index = IndexState.missing
  package internal(set) var layers = 0
  /// Units that say the same as an earlier one.
  package internal(set) var duplicates = 0
  /// How many units were last changed in each year, in order; those without a date are not among them.
  package internal(set) var years: [(year: Int, units: Int)] = []
  package internal(set) var undated = 0
  /// When the first and the last were changed: `20190401T100000Z`.
  package internal(set) var oldest: String?
  package internal(set) var newest: String?
  /// Who changed units last, or made them, the busiest first; nil when that was not asked for.
  package internal(set) var authors: [(name: String, units: Int)]?
  /// The file behind a link: of the memory, or of a folder that it lies in.
  package internal(set) var linkedFile: String?
}

/// Counts every memory of the workspace, compiling those that need it.
///
/// - Parameter countsAuthors: reads the memories to their ends: the indexes do not have authors.
package func statistics(
  of snapshot: Snapshot, countsAuthors: Bool = true
) throws -> [MemoryStatistics] {
  var passed: [FileError] = []
  let files = try snapshot.workspace.memories { passed.append($0) }
  return files.map { file in
    let size = (try? FileStatus(of: file.path).sizeBytes) ?? 0
    do {
      let state = snapshot.indexState(of: file)
      let index = try snapshot.memory(file).index
      var statistics = MemoryStatistics(
        name: file.name, units: index.unitCount, damagedUnits: index.damagedUnits,
        languages: zip(index.languages, index.wordCounts).map { ($0.code, $0.texts, $1.words) },
        penalty: file.penalty, fileBytes: size, indexBytes: index.fileBytes, failure: nil)
      statistics.index = state
      statistics.linkedFile = snapshot.workspace.linkedFile(file.path)
      statistics.layers = index.extents.count
      statistics.duplicates = index.duplicateCount
      statistics.take(dates: index.dates)
      if countsAuthors { statistics.authors = try authors(of: file) }
      return statistics
    } catch {
      return MemoryStatistics(
        name: file.name, units: 0, damagedUnits: 0, languages: [], penalty: file.penalty, fileBytes: size,
        indexBytes: 0, failure: error)
    }
  }
    + passed.map { error in
      MemoryStatistics(
        name: error.path, units: 0, damagedUnits: 0, languages: [], penalty: 0, fileBytes: 0, indexBytes: 0,
        failure: error)
    }
}

extension MemoryStatistics {
  /// - Parameter dates: seconds since 1970, 0 for none.
  fileprivate mutating func take(dates: [UInt32]) {
    var byYear: [Int: Int] = [:]
    var (first, last) = (UInt32.max, UInt32(0))
    for date in dates where date > 0 {
      (first, last) = (min(first, date), max(last, date))
      byYear[Int(tmxDate(nanoseconds: Int64(date) * 1_000_000_000).prefix(4)) ?? 0, default: 0] += 1
    }
    years = byYear.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    undated = dates.count { $0 == 0 }
    guard last > 0 else { return }
    oldest = tmxDate(nanoseconds: Int64(first) * 1_000_000_000)
    newest = tmxDate(nanoseconds: Int64(last) * 1_000_000_000)
  }
}

/// Who changed the units of a memory last, or made them, where nobody is said to have changed them.
private func authors(of file: Workspace.MemoryFile) throws -> [(name: String, units: Int)] {
  let reader = try TMXReader(file.path)
  reader.diagnosticLimit = 1
  var counts: [String: Int] = [:]
  reading: while true {
    switch try reader.step() {
    case .end: break reading
    case .outside: continue reading
    case .unit: break
    }
    var changer: String?
    var maker: String?
    for number in reader.unitEvents where number < reader.scanner.eventCount {
      let event = reader.scanner[number]
      guard event.kind == .start else { continue }
      for index in 0..<reader.scanner.attributeCount(of: event) {
        let attribute = reader.scanner.attribute(index, of: event)
        let name = reader.scanner.text(of: attribute.name)
        guard name == "changeid" || name == "creationid" else { continue }
        let value = String(decoding: attribute.value, as: UTF8.self)
        if name == "changeid" { changer = changer ?? value } else { maker = maker ?? value }
      }
    }
    if let author = changer ?? maker, !author.isEmpty { counts[author, default: 0] += 1 }
  }
  return counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { ($0.key, $0.value) }
}

/// What a glossary of the workspace holds.
package struct GlossaryStatistics: Sendable {
  package let name: String
  package let concepts: Int
  package let terms: Int
  /// As the file spells them, in order of appearance.
  package let languages: [(code: String, terms: Int)]
  /// Why the glossary cannot be read.
  package let failure: (any Error)?
  /// The file behind a link: of the glossary, or of the folder that it lies in.
  package internal(set) var linkedFile: String?
}

/// Counts every glossary of the workspace.
package func glossaryStatistics(
  of snapshot: Snapshot
) throws -> [GlossaryStatistics] {
  let pair = snapshot.settings.pair
  var passed: [FileError] = []
  let paths = try snapshot.workspace.glossaries { passed.append($0) }
  return paths.map { path in
    let name = snapshot.workspace.name(of: path)
    do {
      let entries = try GlossaryReader.read(
        path, defaultSource: pair.source.canonical, defaultTarget: pair.target.canonical
      ).entries
      var languages: [(code: String, terms: Int)] = []
      var places: [String: Int] = [:]
      for section in entries.lazy.flatMap(\.languages) {
        if let index = places[section.language] {
          languages[index].terms += section.terms.count
        } else {
          places[section.language] = languages.count
          languages.append((section.language, section.terms.count))
        }
      }
      var statistics = GlossaryStatistics(
        name: name, concepts: entries.count, terms: languages.reduce(0) { $0 + $1.terms }, languages: languages,
        failure: nil)
      statistics.linkedFile = snapshot.workspace.linkedFile(path)
      return statistics
    } catch {
      return GlossaryStatistics(name: name, concepts: 0, terms: 0, languages: [], failure: error)
    }
  }
    + passed.map {
      GlossaryStatistics(name: $0.path, concepts: 0, terms: 0, languages: [], failure: $0)
    }
}
