import Bitext
import Memory
import TestSupport

/// Sentences over small vocabularies, and what a translator does to them between two versions of a document.
struct RandomMemory {
  var generator: SeededGenerator

  init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

  private static let words: [String: [[String]]] = [
    "en": [
      ["missile", "missiles"], ["theme"], ["them"], ["launch", "launched", "launches", "launching"], ["the"], ["a"],
      ["of"],
      ["treaty", "treaties"], ["inspect", "inspected", "inspection", "inspections"], ["system", "systems"],
      ["naïve"], ["co-operate", "cooperates"], ["colour"], ["don't", "don’t"],
    ],
    "ru": [
      ["ракета", "ракеты", "ракет", "ракетой"], ["имя", "имени"], ["им", "ими"], ["не"], ["тема", "те", "тем"],
      ["пуск", "пуска", "пусков"], ["договор", "договора", "договоры"],
      ["в"], ["и"], ["все", "всё"], ["самолёт", "самолета", "самолётов"], ["за\u{301}мок", "замок"],
      ["система", "системы", "систем"], ["по-новому"],
    ],
    "tr": [
      ["ışık", "IŞIK", "ışıklar"], ["İPTAL", "iptal"], ["sınır", "SINIR"], ["sinir", "SİNİR"], ["ve"],
      ["I\u{307}l", "il"],
    ],
    "vi": [
      ["má", "ma"], ["mà"], ["ma"], ["hiệp", "hiep"], ["ước", "uoc"], ["đường", "duong"], ["tên", "ten"],
      ["lửa", "lua"],
    ],
    "zh": [["條約", "条约"], ["飛彈", "飞弹"], ["發射", "发射"], ["的"], ["裡", "里"]],
    "sr": [["ракета", "raketa", "RAKETA"], ["споразум", "sporazum"], ["Љубав", "ljubav"], ["и", "i"]],
    "el": [["ΟΔΟΣ", "οδός", "οδος"], ["πότε", "ποτέ"], ["ΜΑΪΟΣ", "Μάιος"], ["και"]],
    "ar": [["الإتفاقية", "الاتفاقية"], ["عَلَى", "على", "علي"], ["صـــاروخ", "صاروخ"], ["في", "فی"]],
    "de": [["Rakete", "Raketen"], ["der"], ["Vertrag", "Vertrags", "Verträge"], ["Straße", "STRASSE"], ["und"]],
  ]
  private static let marks = [
    ",", ".", "!", "–", "-", "«", "\"", "(", "…", "%", "%s", "%d", "<b>", "</b>", "{0}", "\\n", "&", "&launch", "\\n5",
    "%s.5", "\\nракета",
  ]

  private mutating func pick<T>(_ from: [T]) -> T { from[Int.random(in: 0..<from.count, using: &generator)] }
  private mutating func chance(_ oneIn: Int) -> Bool { Int.random(in: 0..<oneIn, using: &generator) == 0 }

  private mutating func word(_ language: String) -> String {
    let all = Self.words[String(language.prefix(2)).lowercased()] ?? []
    if chance(7) || all.isEmpty {
      return pick([
        "1", "2", "14", "3.5", "2019", "1,000", "1000", "1\u{A0}000", "1\u{202F}000", "1 000", "1.000", "007", "٣",
      ])
    }
    return pick(pick(all))
  }

  mutating func sentence(_ language: String, longest: Int = 9) -> [String] {
    var words = (0..<Int.random(in: 1...longest, using: &generator)).map { _ in word(language) }
    if chance(3) { words.insert(pick(Self.marks), at: Int.random(in: 0...words.count, using: &generator)) }
    if chance(2) { words.append(pick([".", "!", "?"])) }
    return words
  }

  /// The sentence with a word changed, lost, added or moved, now and then none.
  mutating func variation(of words: [String], _ language: String) -> [String] {
    var words = words
    for _ in 0..<Int.random(in: 0...3, using: &generator) {
      let at = Int.random(in: 0...max(0, words.count - 1), using: &generator)
      switch Int.random(in: 0..<6, using: &generator) {
      case 0 where words.count > 1: words.remove(at: at)
      case 1: words.insert(word(language), at: at)
      case 2 where !words.isEmpty: words[at] = word(language)
      case 3 where !words.isEmpty:
        let forms = Self.words[String(language.prefix(2)).lowercased()]?.first { $0.contains(words[at]) }
        if let forms { words[at] = pick(forms) }
      case 4: words.append(pick(Self.marks))
      case 5 where words.count > 1: words.swapAt(at, (at + 1) % words.count)
      default: break
      }
    }
    return words
  }

  /// Words as a text, in one of several spellings that fold to the same.
  mutating func text(_ words: [String]) -> String {
    var text = words.joined(separator: chance(12) ? "\u{A0}" : " ")
    if chance(8) { text = text.uppercased() }
    if chance(12) { text = " " + text }
    if chance(10), let first = text.first { text = first.uppercased() + text.dropFirst() }
    if chance(15) { text = text.replacing("ё", with: "е") }
    if chance(20) { text = text.replacing("ss", with: "s\u{AD}s") }
    if chance(20) { text = text.replacing("ï", with: "i\u{308}") }
    return text
  }

  mutating func codes(_ text: String) -> [(kind: UInt8, offset: Int)] {
    guard chance(4) else { return [] }
    return (0..<Int.random(in: 1...2, using: &generator)).map { _ in
      (kind: pick([1, 2, 3, 5, 8]), offset: chance(2) ? 0 : text.utf8.count)
    }
  }

  /// Languages that fold in a way of their own.
  static let folding = ["tr", "vi", "zh-TW", "zh", "sr", "sr-Latn", "el", "ar"]

  mutating func memory(
    units count: Int, languages: [String] = ["en-US", "ru", "EN-gb", "de", "en", "ru-RU", "zh"]
  ) -> (memory: MemoryModel, pool: [String: [[String]]]) {
    var pool: [String: [[String]]] = [:]
    let known = languages.contains("tr") ? ["tr", "vi", "zh", "sr", "el", "ar"] : ["en", "ru", "de"]
    for language in known {
      pool[language] = (0..<25).map { _ in sentence(language) } + [["!"], ["42"], ["…", "?"], ["%s"], ["<b>", "{0}"]]
    }
    var units: [MemoryModel.Unit] = []
    for _ in 0..<count {
      var unit = MemoryModel.Unit(changed: pick([0, 0, 100, 200, 300]), texts: [])
      for code in languages where !chance(2) {
        for _ in 0..<(chance(8) ? 2 : 1) {
          let language = String(code.prefix(2)).lowercased()
          let text = text(variation(of: pick(pool[language] ?? [["核", "条約"]]), language))
          unit.texts.append(.init(language: code, text: text, codes: codes(text)))
        }
      }
      if chance(10) { unit.texts.append(.init(language: "ru", text: pick(["", " ", "\u{AD}"]))) }
      if chance(6), let old = units.last {
        unit.texts = old.texts
        if chance(2) { unit.changed = old.changed }
      }
      if chance(4) { unit.origin = pick([.machine, .alignment]) }
      unit.texts.shuffle(using: &generator)
      units.append(unit)
    }
    return (MemoryModel(units), pool)
  }
}
