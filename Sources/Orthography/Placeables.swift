package import Bitext

/// Something in a text that is carried over into a translation rather than translated.
package struct Placeable: Hashable, Sendable {
  package enum Kind: String, Sendable {
    case number, date, url, email, placeholder, tag
  }

  package let kind: Kind
  /// In UTF-8 bytes of the text.
  package let range: Range<Int>
  /// Numbers: digits with a point for the decimals and no grouping, `-` before a negative one. Dates: ISO 8601,
  /// `2011-05-12`, `2011-05` without a day, `--05-12` without a year, `2011-05-12/14` for days in a row. Others: as they
  /// stand.
  package let value: String
  /// What says the day, the month and the year of a date.
  let date: DateReading?

  init(kind: Kind, range: Range<Int>, value: String, date: DateReading? = nil) {
    self.kind = kind
    self.range = range
    self.value = value
    self.date = date
  }

  /// Which parts a date has, in which order, and whether the month is a name; nil for what is no date.
  ///
  /// `dMy` is 12 May 2011, `Md` is May 12, `ymd` is 2011-05-12, `ddM` is 12–14 May.
  package var layout: String? { date?.layout }

  /// The month of a date, 1 to 12.
  package var month: Int? { date?.month.value }
}

/// Finds the placeables of texts in one language, and writes others in their place.
///
/// The names of the months are read from ICU when a text first has a number beside a word, and kept: 50 µs, the first time
/// in a process 250. Serves one thread at a time.
package final class PlaceableFinder {
  package let language: LanguageTag
  let style: NumberStyle
  let grammar: DateGrammar
  private var loaded: MonthNames?

  package init(_ language: LanguageTag) {
    self.language = language
    style = NumberStyle(of: language)
    grammar = DateGrammar(of: language)
  }

  var months: MonthNames {
    if let loaded { return loaded }
    let names = MonthNames(of: language)
    loaded = names
    return names
  }

  /// The month that a word names, 1 to 12; nil for any other word.
  package func month(of word: String) -> Int? { months.meaning(of: word)?.month }

  package var hasLoadedMonths: Bool { loaded != nil }

  /// The placeables of a text, in order; they never overlap. See ``Orthography/placeables(in:language:)``.
  /// - Parameter datesAsNumbers: a date is not one placeable, but each of its numbers is.
  package func placeables(in text: String, datesAsNumbers: Bool = false) -> [Placeable] {
    var scanner = PlaceableScanner(bytes: Array(text.utf8), finder: self, findsDates: !datesAsNumbers)
    return scanner.scan()
  }

  /// A placeable, of any language, as it is to stand in place of another in a text of this finder's language.
  ///
  /// Numbers and dates are written after the example of the old one; what stands between the parts of a date stays.
  /// - Parameter standing: the bytes of `old`.
  /// - Returns: nil when `old` is a date and has not the parts that `new` has.
  package func write(_ new: Placeable, inPlaceOf old: Placeable, standing: String) -> String? {
    switch new.kind {
    case .number: style.write(new.value, like: standing)
    case .date: writeDate(new, inPlaceOf: old, standing: standing)
    case .url, .email, .placeholder, .tag: new.value
    }
  }
}

extension Orthography {
  /// The numbers, dates, addresses, tags and placeholders of a text, in order; they never overlap.
  ///
  /// - Numbers follow the language's style: `1,550.5` is one number in English, `1 550,5` in Russian. Digits within a word
  ///   (`S300`, `T-90A`) are no number; an English ordinal (`12th`) is one, with its ending.
  /// - Dates are numeric or have the name of a month in the text's language, and a day or a year: `12 May 2011`,
  ///   `May 12`, `12–14 мая 2011`, `май 2011`, `12.05.2011`. Their digits are no numbers besides. Of `12/05/2011` the first is
  ///   the day, but the month in American, Canadian and Philippine English; in English of no region it is a date only when
  ///   there is one way to read it.
  /// - Tags are `<b>`, `</b>`, `<x id="1"/>`; placeholders `{…}`, `${…}`, `%s`, `%1$d`, `%(name)s`, `{{…}}`,
  ///   `$URL$`, `%file%`, `@var@`, `@@PH8@@`, `|name|`, `[X8X]`, `&brandShortName;`.
  ///
  /// For many texts of a language keep a ``PlaceableFinder``.
  package static func placeables(in text: String, language: LanguageTag) -> [Placeable] {
    PlaceableFinder(language).placeables(in: text)
  }
}
