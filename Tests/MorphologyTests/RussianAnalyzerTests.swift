import Orthography
import Testing

@testable import Morphology

@Suite struct RussianAnalyzerTests {
  private func analyzer(_ words: String) throws -> RussianAnalyzer {
    let lexicon = try #require(RussianLexicon.embedded)
    var counts: [[UInt8]: Int] = [:]
    for word in words.split(separator: " ") { counts[RussianLetters.letters(word.utf8), default: 0] += 1 }
    return RussianAnalyzer(lexicon, vocabulary: counts)
  }

  private func citation(_ analyzer: RussianAnalyzer, _ form: String) -> String? {
    analyzer.analyses(of: RussianLetters.letters(form.utf8)).first.map {
      String(decoding: RussianLetters.utf8($0.citation), as: UTF8.self)
    }
  }

  @Test(arguments: [
    ("пандемии пандемия пандемию пандемии пандемией", "пандемии", "пандемия"),
    ("пациентов пациенты пациента пациентам", "пациентов", "пациент"),
    ("белка белки белков белок белки", "белки", "белок"),
    ("вакцины вакцина вакцин вакцины вакциной", "вакцины", "вакцина"),
    ("сахарного сахарным сахарный", "сахарного", "сахарный"),
    ("противовирусных противовирусного противовирусными", "противовирусного", "противовирусный"),
    ("выздоровевших выздоровевшие выздоровевшим", "выздоровевших", "выздоровевший"),
    ("коллег коллеги коллегами коллега", "коллег", "коллега"),
    ("антител антитела антитело антителами антителам", "антител", "антитело"),
    ("образца образцов образец образцы", "образцов", "образец"),
    ("крови кровь кровью", "крови", "кровь"),
    ("является являются являлся являться", "являются", "являться"),
    ("летучих летучие летучей летучими", "летучих", "летучий"),
    ("легкие легких легкого легкая легкую", "легких", "легкий"),
    ("передачи передача передаче передачу передачей", "передачи", "передача"),
  ]) func `a form is given to the word whose other forms stand in the text`(
    _ words: String, _ form: String, _ word: String
  ) throws {
    #expect(citation(try analyzer(words), form) == word)
  }

  /// Every form that the decliner makes of a word is one that is told to be of it. Words with a twin in -ье are left out: its forms
  /// are the twin's.
  @Test func `each form of a paradigm is analysed back to its word`() throws {
    let lexicon = try #require(RussianLexicon.embedded)
    for word in ["ракета", "договор", "страна", "кровь", "день", "копия", "отец", "система", "поле"] {
      let reading = try #require(lexicon.readings(RussianLetters.letters(word.utf8)).first { $0.kind == .noun })
      var counts: [[UInt8]: Int] = [:]
      for cell in 0..<12 {
        for form in lexicon.forms(reading, cell: cell) { counts[form.map(RussianLetters.folded), default: 0] += 1 }
      }
      let analyzer = RussianAnalyzer(lexicon, vocabulary: counts)
      for cell in 0..<12 {
        for form in lexicon.forms(reading, cell: cell).map({ $0.map(RussianLetters.folded) }) {
          let found = analyzer.analyses(of: form).first { $0.citation == RussianLetters.letters(word.utf8) }
          let analysis = try #require(found, "\(word) \(cell)")
          #expect(analysis.cells.first?.contains(FormCells(rawValue: 1 << UInt16(cell))) == true)
        }
      }
    }
  }

  @Test func `what has no declension has no analysis`() throws {
    let analyzer = try analyzer("covid я " + String(repeating: "вместе быстро ", count: 5))
    for form in ["covid", "я", "", "вместе", "быстро"] { #expect(citation(analyzer, form) == nil, "\(form)") }
  }
}
