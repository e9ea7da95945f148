import Bitext
import Orthography
import TestSupport
import Testing

@testable import Alignment

/// The slow twin of the trainer's estimation: IBM Model 1 with an empty word, on dictionaries, over the same candidates.
private func naive(
  _ pairs: [([Int32], [Int32])], candidates: Set<[Int32]>, iterations: Int, smoothing: Double
) -> [[Int32]: (Double, Double)] {
  var counts: (source: [Int32: Double], target: [Int32: Double]) = ([:], [:])
  for (source, target) in pairs {
    for type in Set(source) { counts.source[type, default: 0] += 1 }
    for type in Set(target) { counts.target[type, default: 0] += 1 }
  }
  let totals = (counts.source.values.reduce(0, +), counts.target.values.reduce(0, +))
  var table = Dictionary(uniqueKeysWithValues: candidates.map { ($0, (0.05, 0.05)) })
  for _ in 0..<iterations {
    var forward: [[Int32]: Double] = [:]
    var backward: [[Int32]: Double] = [:]
    for (source, target) in pairs {
      for t in Set(target) {
        let sum = Set(source).reduce((counts.target[t] ?? 0) / totals.1) { $0 + (table[[$1, t]]?.0 ?? 0) }
        for s in Set(source) { forward[[s, t], default: 0] += (table[[s, t]]?.0 ?? 0) / sum }
      }
      for s in Set(source) {
        let sum = Set(target).reduce((counts.source[s] ?? 0) / totals.0) { $0 + (table[[s, $1]]?.1 ?? 0) }
        for t in Set(target) { backward[[s, t], default: 0] += (table[[s, t]]?.1 ?? 0) / sum }
      }
    }
    for cell in candidates {
      let row = candidates.filter { $0[0] == cell[0] }.reduce(smoothing) { $0 + (forward[$1] ?? 0) }
      let column = candidates.filter { $0[1] == cell[1] }.reduce(smoothing) { $0 + (backward[$1] ?? 0) }
      table[cell] = ((forward[cell] ?? 0) / row, (backward[cell] ?? 0) / column)
    }
  }
  return table
}

@Test func `training is Model 1 over the candidates`() {
  var random = SeededGenerator(seed: 3)
  var source = TokenCorpus()
  var target = TokenCorpus()
  var pairs: [([Int32], [Int32])] = []
  for _ in 0..<80 {
    let words = (0..<Int.random(in: 1...6, using: &random)).map { _ in Int32.random(in: 0..<15, using: &random) }
    let others = words.map {
      Int.random(in: 0..<5, using: &random) == 0 ? Int32.random(in: 0..<15, using: &random) : $0
    }
    pairs.append((words, others))
    source.append(words)
    target.append(others)
  }
  var trainer = LexiconTrainer()
  trainer.least = 0
  let lexicon = trainer.train(source, target, sourceTypes: 15, targetTypes: 15)
  var candidates: Set<[Int32]> = []
  for type in 0..<Int32(15) { for cell in lexicon.row(type) { candidates.insert([type, lexicon.columns[cell]]) } }
  #expect(candidates.count > 15)
  let expected = naive(
    pairs, candidates: candidates, iterations: trainer.iterations, smoothing: Double(trainer.smoothing))
  for (cell, value) in expected {
    let found = lexicon.cell(cell[0], cell[1])
    #expect(abs(Double(found?.forward ?? -1) - value.0) < 0.001, "\(cell)")
    #expect(abs(Double(found?.backward ?? -1) - value.1) < 0.001, "\(cell)")
  }
}

@Test func `a memory teaches words in all their forms`() {
  let lexicon = BilingualLexicon(source: LanguageTag("en"), target: LanguageTag("ru"))
  for (a, b) in [
    ("The treaty was signed.", "Договор подписан."), ("Read the treaty!", "Читайте договор!"),
    ("They speak of treaties.", "Они говорят о договорах."), ("They are silent.", "Они молчат."),
    ("The letter was signed.", "Письмо подписано."), ("Read the letter!", "Читайте письмо!"),
  ] { lexicon.add(a, b) }
  lexicon.train()
  func type(_ text: String, _ vocabulary: Vocabulary) -> Int32 {
    var types: [Int32] = []
    SentenceTokenizer(vocabulary, readsNumbers: true).append(text, to: &types)
    return types.first ?? -1
  }
  let right = lexicon.lexicon.cell(type("treaties", lexicon.source), type("договора", lexicon.target))
  #expect((right?.forward ?? 0) > 0.4 && (right?.backward ?? 0) > 0.4)
  #expect((lexicon.lexicon.cell(type("treaties", lexicon.source), type("письмо", lexicon.target))?.forward ?? 0) < 0.1)
  #expect(lexicon.lexicon.cell(-1, 0) == nil && lexicon.lexicon.cell(1 << 20, 0) == nil)
}

@Test func `numbers are one by value, words by stem, signs by themselves`() {
  let english = Vocabulary(LanguageTag("en"))
  let russian = Vocabulary(LanguageTag("ru"))
  func texts(_ sentence: String, _ vocabulary: Vocabulary) -> [String] {
    var types: [Int32] = []
    SentenceTokenizer(vocabulary, readsNumbers: true).append(sentence, to: &types)
    return types.map { vocabulary.texts[Int($0)] }
  }
  #expect(texts("It cost 1,550.5 dollars.", english).contains("1550.5"))
  #expect(texts("Это стоило 1 550,5 доллара.", russian).contains("1550.5"))
  #expect(texts("договор", russian) == texts("договорами", russian))
  #expect(texts("", russian).isEmpty)
}

@Test func `names are cognates, what merely begins alike is not`() {
  let english = Vocabulary(LanguageTag("en"))
  let russian = Vocabulary(LanguageTag("ru"))
  func types(_ text: String, _ vocabulary: Vocabulary) -> [Int32] {
    var types: [Int32] = []
    SentenceTokenizer(vocabulary, readsNumbers: true).append(text, to: &types)
    return Array(Set(types)).sorted()
  }
  let from = types("Rogozin Washington president Norway COVID-19 process house", english)
  let to = types("Рогозина Вашингтоне президентом Норвегии COVID-19 просьба хвост", russian)
  let pairs = Cognates.pairs(from, of: english, to, of: russian)
  let found = Set(pairs.map { "\(english.texts[Int($0.source)]) \(russian.texts[Int($0.target)])" })
  for pair in ["rogozin рогозина", "washington вашингтоне", "president президентом", "covid covid"] {
    #expect(found.contains(pair), "\(pair) in \(found)")
  }
  #expect(!found.contains("house хвост"))
}

@Test func `likeness is one less the share of sounds to change`() {
  var row: [Int] = []
  func likeness(_ a: String, _ b: String) -> Float { Cognates.likeness(Array(a.utf8), Array(b.utf8), &row) }
  #expect(likeness("rogozin", "rogozin") == 1)
  #expect(abs(likeness("rogozin", "rogotin") - 6.0 / 7) < 1e-6)
  #expect(abs(likeness("abcde", "abxye") - 0.6) < 1e-6)
  #expect(likeness("abcde", "vwxyz") == 0 && likeness("", "") == 0)
}
