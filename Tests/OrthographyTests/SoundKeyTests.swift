import Dispatch
import Orthography
import Synchronization
import TestSupport
import Testing

@Suite struct SoundKeyTests {
  @Test(arguments: [
    ("Rogozin", "Рогозин"), ("Appathurai", "Аппатурай"), ("Tchaikovsky", "Чайковский"),
    ("Tschaikowsky", "Чайковский"), ("Khrushchev", "Хрущёв"), ("Khrushchyov", "Хрущев"),
    ("Yeltsin", "Ельцин"),
    ("protivoraketnaya", "противоракетная"), ("Lavrov", "Лавров"), ("Solovyov", "Соловьёв"),
    ("Sofia", "София"),
    ("Yulia", "Юлия"), ("Dostoyevsky", "Достоевский"), ("Dostoevskii", "Достоевский"), ("Schmidt", "Шмидт"),
    ("Sergey", "Сергей"), ("Sergei", "Сергей"), ("York", "Йорк"), ("Fritz", "Фриц"), ("Maxim", "Максим"),
    ("Zhukov", "Жуков"), ("Žukov", "Жуков"), ("concert", "концерт"), ("Vučić", "Вучич"),
    ("Vietnam", "Вьетнам"),
    ("Björn", "Бьёрн"), ("Zelensky", "Зеленський"), ("Fyodor", "Фёдор"), ("Vasil'ev", "Васильев"),
  ])
  func `a name sounds alike in both alphabets`(latin: String, cyrillic: String) {
    #expect(Orthography.soundKey(latin) == Orthography.soundKey(cyrillic))
  }

  @Test func `different names stay different`() {
    #expect(Orthography.soundKey("Лавров") != Orthography.soundKey("Ларов"))
    #expect(Orthography.soundKey("Иванов") != Orthography.soundKey("Ивашов"))
    #expect(Orthography.soundKey("1100") == "1100")
  }

  @Test func `phrases keep their words apart`() {
    #expect(Orthography.soundKey("  «Missile»,  defense–7 ") == "misile defense 7")
    #expect(Orthography.soundKey("") == "")
    #expect(Orthography.soundKey("—…") == "")
  }

  @Test func `other scripts pass through ICU`() {
    #expect(Orthography.soundKey("Αθήνα") == Orthography.soundKey("Athena"))
    #expect(Orthography.soundKey("北京") == Orthography.soundKey("bei jing"))
    #expect(Orthography.soundKey("ロシア Россия") == "rowia rosia")
    #expect(Orthography.soundKey("თბილისი") == Orthography.soundKey("Tbilisi"))
  }

  @Test func `a sound key is a skeleton of plain letters, digits and single spaces`() {
    var generator = SeededGenerator(seed: 21)
    for _ in 0..<2_000 {
      let text = RandomText.make(RandomText.handled + RandomText.refused, count: 15, using: &generator)
      let key = Orthography.soundKey(text)
      #expect(
        key.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x20 },
        "\(key)")
      #expect(!key.hasPrefix(" ") && !key.hasSuffix(" "))
    }
  }

  /// Words of the scripts that ICU reads are many more than a thread remembers.
  @Test func `threads give the same keys as one alone`() {
    var generator = SeededGenerator(seed: 22)
    let scripts: [ClosedRange<UInt32>] = [0x61...0x7A, 0x430...0x44F, 0x3B1...0x3C9, 0x4E00...0x4E40, 0x5D0...0x5EA]
    let words = (0..<6_000).map { _ in
      let script = scripts[Int.random(in: 0..<scripts.count, using: &generator)]
      return String(
        String.UnicodeScalarView(
          (0..<Int.random(in: 1...6, using: &generator)).compactMap { _ in
            Unicode.Scalar(UInt32.random(in: script, using: &generator))
          }))
    }
    let alone = words.map { Orthography.soundKey($0) }
    let expected = Mutex(0)
    DispatchQueue.concurrentPerform(iterations: 4) { thread in
      // Each from another place on, so that what is remembered differs.
      let same = words.indices.count { place in
        let at = (place + thread * 1_500) % words.count
        return Orthography.soundKey(words[at]) == alone[at]
      }
      expected.withLock { $0 += same }
    }
    #expect(expected.withLock(\.self) == 4 * words.count)
  }

  @Test(arguments: [
    ("hfrtnf", "ракета"), ("Ghbdtn? vbh!", "Привет, мир!"), ("руддщ", "hello"), (",eldf", "будва"), ("", ""),
    ("1 2", "1 2"),
  ])
  func `words typed in the wrong layout come out right`(typed: String, meant: String) {
    #expect(Orthography.otherLayout(typed) == meant)
  }

  @Test func `swapping layouts twice gives the text back`() {
    for text in ["Противоракетная оборона, ёлка; №5?", "Missile defense", "съешь ещё этих мягких булок"] {
      #expect(Orthography.otherLayout(Orthography.otherLayout(text)) == text)
    }
  }
}
