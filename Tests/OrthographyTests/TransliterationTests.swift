import Testing

@testable import Orthography

@Suite struct TransliterationTests {
  func latin(_ text: String, _ scheme: TransliterationScheme) -> String {
    Transliterator(scheme, .toLatin).transliterate(text)
  }

  func cyrillic(_ text: String, _ scheme: TransliterationScheme) -> String {
    Transliterator(scheme, .toCyrillic).transliterate(text)
  }

  @Test func `a long text is written as its words are`() {
    let words = "Съешь же ещё этих мягких французских булок, да выпей чаю. ЩУКА Щука щука "
    let count = 100_000 / words.utf8.count
    for scheme in [TransliterationScheme.bgn, .practical, .gost] {
      let once = latin(words, scheme)
      #expect(latin(String(repeating: words, count: count), scheme) == String(repeating: once, count: count))
    }
    let letters = String(repeating: "щ", count: 50_000)
    #expect(latin(letters, .bgn) == String(repeating: "shch", count: 50_000))
  }

  private static let alphabet = "а б в г д е ё ж з и й к л м н о п р с т у ф х ц ч ш щ ъ ы ь э ю я"

  /// The alphabet of each standard, letter for letter; between spaces е and ё stand at the beginning of a word.
  @Test(arguments: [
    (TransliterationScheme.bgn, "a b v g d ye yë zh z i y k l m n o p r s t u f kh ts ch sh shch ʺ y ʹ e yu ya"),
    (.iso9, "a b v g d e ë ž z i j k l m n o p r s t u f h c č š ŝ ʺ y ʹ è û â"),
    (.gost, "a b v g d e yo zh z i j k l m n o p r s t u f x cz ch sh shh `` y` ` e` yu ya"),
    (.passport, "a b v g d e e zh z i i k l m n o p r s t u f kh ts ch sh shch ie y  e iu ia"),
    (.scholarly, "a b v g d e ë ž z i j k l m n o p r s t u f x c č š šč ʺ y ʹ è ju ja"),
  ])
  func `letters are those of the standard's table`(scheme: TransliterationScheme, expected: String) {
    #expect(latin(Self.alphabet, scheme) == expected)
  }

  @Test(arguments: [
    // BGN/PCGN 1947: е is ye at the beginning, after vowels, й, ъ and ь; its optional points are left out.
    (TransliterationScheme.bgn, "Ельцин Юрьев объём заезд Хрущёв", "Yelʹtsin Yurʹyev obʺyëm zayezd Khrushchëv"),
    (.bgn, "Жуков ЖУКОВ Щёкино ЩЁКИНО БОРЩ", "Zhukov ZHUKOV Shchëkino SHCHËKINO BORSHCH"),
    (.bgn, "мэр Чайковский Братск", "mer Chaykovskiy Bratsk"),
    (.iso9, "Хрущёв Ельцин Ъ Київ Љубљана ўсё", "Hruŝëv Elʹcin ʺ Kiïv L̂ubl̂ana ŭsë"),
    // GOST 7.79-2000, system B: ц before i, e, y, j is c.
    (.gost, "цирк цапля Цюрих цыган отец подъезд", "cirk czaplya Cyurix cy`gan otecz pod``ezd"),
    (.gost, "Щука ЩУКА Хрущёв", "Shhuka SHHUKA Xrushhyov"),
    (
      .passport, "Хрущёв Подъяпольский Юлия Цой Евгений",
      "Khrushchev Podieiapolskii Iuliia Tsoi Evgenii"
    ),
    (.scholarly, "Хрущёв Чайковский Юрьев ЩУКА", "Xruščëv Čajkovskij Jurʹev ŠČUKA"),
    (
      .practical, "Хрущёв Ельцин Чайковский Объединённый Толстой Шойгу",
      "Khrushchev Yeltsin Chaikovsky Obyedinenny Tolstoy Shoigu"
    ),
  ])
  func `words follow the standard's rules`(scheme: TransliterationScheme, text: String, expected: String) {
    #expect(latin(text, scheme) == Orthography.identityKey(expected))
  }

  @Test(arguments: [
    (TransliterationScheme.bgn, "Khrushchev", "Хрущев"), (.bgn, "Khrushchëv", "Хрущёв"), (.bgn, "Yelʹtsin", "Ельцин"),
    (.bgn, "Yel'tsin", "Ельцин"), (.bgn, "Obʺyedinënnyy", "Объединённый"), (.bgn, "ZHUKOV", "ЖУКОВ"),
    (.bgn, "Zhirinovsky", "Жириновский"), (.bgn, "Shoygu", "Шойгу"), (.bgn, "Syktyvkar", "Сыктывкар"),
    (.bgn, "Poeziya", "Поэзия"), (.bgn, "Rogozin", "Рогозин"), (.bgn, "Yuriy Gagarin", "Юрий Гагарин"),
    (.passport, "Khrushchev", "Хрущев"), (.passport, "Iuliia", "Юлия"), (.passport, "Sergei Tsoi", "Сергей Цой"),
    (.scholarly, "Chruščëv", "Хрущёв"), (.gost, "Xrushhyov, Pod``ezd, cirk", "Хрущёв, Подъезд, цирк"),
  ])
  func `romanised names go back`(scheme: TransliterationScheme, text: String, expected: String) {
    #expect(cyrillic(text, scheme) == expected)
  }

  @Test func `ISO 9, GOST and scholarly texts come back as they were`() {
    let text = """
      Съешь же ещё этих мягких французских булок, да выпей чаю. ЩЁКИНО, Объединённый, подъезд, Юрьев, цыган. \
      В чащах юга жил бы цитрус? Да, но фальшивый экземпляр!
      """
    for scheme in [TransliterationScheme.iso9, .gost, .scholarly] {
      #expect(cyrillic(latin(text, scheme), scheme) == text, "\(scheme)")
    }
  }

  /// Names as Russian newspapers and encyclopedias write them.
  @Test(arguments: [
    ("Wright", "Райт"), ("Johnson", "Джонсон"), ("Smith", "Смит"), ("Churchill", "Черчилл"), ("Thatcher", "Тэтчер"),
    ("Biden", "Байден"), ("Clinton", "Клинтон"), ("Blair", "Блэр"), ("Brown", "Браун"), ("Bush", "Буш"),
    ("Reagan", "Рейган"), ("Nixon", "Никсон"), ("Kennedy", "Кеннеди"), ("Wilson", "Уилсон"), ("Austin", "Остин"),
    ("Rice", "Райс"), ("Albright", "Олбрайт"), ("Stoltenberg", "Столтенберг"), ("Blake", "Блейк"), ("Newton", "Ньютон"),
    ("Taylor", "Тейлор"), ("Parker", "Паркер"), ("Walker", "Уолкер"), ("Hall", "Холл"), ("Mitchell", "Митчелл"),
    ("Campbell", "Кэмпбелл"), ("Evans", "Эванс"), ("Stewart", "Стьюарт"), ("Murphy", "Мерфи"), ("Owens", "Оуэнс"),
    ("Reynolds", "Рейнолдс"), ("McDonald", "Макдоналд"), ("O'Connor", "О’Коннор"), ("Hawkins", "Хокинс"),
    ("Jones", "Джоунс"), ("Williams", "Уильямс"), ("WRIGHT", "РАЙТ"), ("John Smith", "Джон Смит"), ("Zoë", "Зоэ"),
  ])
  func `English names are transcribed`(latin: String, expected: String) {
    #expect(cyrillic(latin, .practical) == expected)
  }

  @Test(arguments: TransliterationScheme.allCases, TransliterationDirection.allCases)
  func `what has no letter stays`(scheme: TransliterationScheme, direction: TransliterationDirection) {
    let transliterator = Transliterator(scheme, direction)
    for text in ["", "2007, №\u{A0}5 — 100 %", "Ωμέγα 導彈 🇷🇺 ირა", "\u{0}\u{1F}\u{FFFD}", "   \n\t"] {
      #expect(transliterator.transliterate(text) == text)
    }
  }

  @Test(arguments: TransliterationScheme.allCases)
  func `no letter of the scheme's own alphabet is left`(scheme: TransliterationScheme) {
    let text = Self.alphabet + " " + Self.alphabet.uppercased() + " съезд Юлия"
    #expect(!latin(text, scheme).unicodeScalars.contains { (0x400...0x52F).contains($0.value) })
  }

  @Test func `English letters are all transcribed`() {
    let words = "abcdefghijklmnopqrstuvwxyz".map { "\($0) x\($0)x \($0)e" }.joined(separator: " ")
    for text in [words, words.uppercased(), "quick brown fox jumps over the lazy dog"] {
      let written = cyrillic(text, .practical)
      #expect(
        !written.unicodeScalars.contains { (0x61...0x7A).contains($0.value | 0x20) || $0.value >= 0xE000 }, "\(written)"
      )
    }
  }

  @Test func `hostile texts end`() {
    var generator = SeededGenerator(seed: 9)
    for scheme in TransliterationScheme.allCases {
      for direction in TransliterationDirection.allCases {
        let transliterator = Transliterator(scheme, direction)
        for _ in 0..<20 {
          _ = transliterator.transliterate(
            RandomText.make(RandomText.handled + RandomText.refused, count: 50, using: &generator))
        }
        let long = String(repeating: direction == .toLatin ? "щё" : "wy", count: 20_000)
        #expect(transliterator.transliterate(long).utf8.count >= 40_000)
        let marks = "и" + String(repeating: "\u{301}", count: 1000)
        #expect(transliterator.transliterate(marks).unicodeScalars.count >= 1000)
      }
    }
  }

  @Test func `the direction is that of most letters`() {
    #expect(TransliterationDirection(of: "Рогозин (Rogo)") == .toLatin)
    #expect(TransliterationDirection(of: "Rogozin и Ко") == .toCyrillic)
    #expect(TransliterationDirection(of: "Łódź") == .toCyrillic)
    #expect(TransliterationDirection(of: "2007 — 中") == nil)
  }
}
