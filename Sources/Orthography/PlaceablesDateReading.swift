internal import Bitext

/// A date as it stands in a text.
struct DateReading: Hashable, Sendable {
  struct Part: Hashable, Sendable {
    let value: Int
    /// In UTF-8 bytes of the text. Of a day with its ending (`12th`), of an abbreviated month with its point.
    let range: Range<Int>
  }

  /// None, one, or the first and the last of several in a row.
  let days: [Part]
  let month: Part
  /// Which of the forms in ``MonthNames``; nil for digits.
  let monthForm: Int?
  let year: Part?

  /// - Returns: nil for a day that no month has, such as 30 February, or days in a row that go backwards.
  init?(days: [Part], month: Part, monthForm: Int?, year: Part?) {
    guard (1...12).contains(month.value), !days.isEmpty || year != nil else { return nil }
    let length = DateReading.length(ofMonth: month.value, year: year?.value)
    guard days.allSatisfy({ (1...length).contains($0.value) }) else { return nil }
    if let first = days.first, let last = days.dropFirst().first, first.value >= last.value { return nil }
    self.days = days
    self.month = month
    self.monthForm = monthForm
    self.year = year
  }

  /// The parts in the order of the text.
  var parts: [Part] {
    (days + [month] + [year].compactMap(\.self)).sorted { $0.range.lowerBound < $1.range.lowerBound }
  }

  var range: Range<Int> {
    let parts = parts
    return (parts.first ?? month).range.lowerBound..<(parts.last ?? month).range.upperBound
  }

  /// As ISO 8601 has it; days in a row as an interval.
  var value: String {
    var text = year.map { padded($0.value, 4) } ?? "-"
    text += "-" + padded(month.value, 2)
    guard let first = days.first else { return text }
    text += "-" + padded(first.value, 2)
    return days.count == 2 ? text + "/" + padded(days[1].value, 2) : text
  }

  /// One letter a part in their order: `d` a day, `m` a month in digits, `M` its name, `y` a year.
  var layout: String {
    String(
      parts.map { part -> Character in
        if part == month { return monthForm == nil ? "m" : "M" }
        return part == year ? "y" : "d"
      })
  }

  func hasSameParts(as other: DateReading) -> Bool {
    days.count == other.days.count && (year == nil) == (other.year == nil)
  }

  /// 29 for February when the year is not known.
  private static func length(ofMonth month: Int, year: Int?) -> Int {
    switch month {
    case 2:
      guard let year else { return 29 }
      return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: return 30
    default: return 31
    }
  }
}

/// A number with zeros before it.
private func padded(_ number: Int, _ width: Int) -> String {
  let text = String(number)
  return String(repeating: "0", count: max(0, width - text.count)) + text
}

extension PlaceableFinder {
  func writeDate(_ new: Placeable, inPlaceOf old: Placeable, standing: String) -> String? {
    guard let date = new.date, let example = old.date, date.hasSameParts(as: example) else { return nil }
    let bytes = Array(standing.utf8)
    let start = old.range.lowerBound
    func text(_ part: DateReading.Part) -> String? {
      let range = part.range.lowerBound - start..<part.range.upperBound - start
      guard range.lowerBound >= 0, range.upperBound <= bytes.count else { return nil }
      return String(decoding: bytes[range], as: UTF8.self)
    }
    // 12.11.2011 does not say whether 5 is to be 05; dates in digits mostly have it, dates with a name do not.
    let short = (example.days + (example.monthForm == nil ? [example.month] : [])).filter { $0.value < 10 }
    let pads = short.isEmpty ? example.monthForm == nil : short.contains { text($0)?.first == "0" }
    func write(_ day: Int, like standing: String) -> String {
      let digits = padded(day, pads ? 2 : 1)
      if language.language == "fr", example.monthForm != nil { return day == 1 ? "1er" : digits }
      let ending = standing.drop { $0.isNumber }
      return ending.isEmpty ? digits : digits + englishOrdinalEnding(for: String(day), like: ending)
    }
    var edits: [(part: DateReading.Part, new: String)] = []
    for (old, new) in zip(example.days, date.days) {
      guard let standing = text(old) else { return nil }
      // What has not changed stays as it is.
      edits.append((old, old.value == new.value ? standing : write(new.value, like: standing)))
    }
    if let old = example.year, let new = date.year { edits.append((old, padded(new.value, 4))) }
    guard let standing = text(example.month) else { return nil }
    if example.month.value == date.month.value {
      edits.append((example.month, standing))
    } else if let form = example.monthForm {
      guard let name = months.name(of: date.month.value, form: form, like: standing) else { return nil }
      edits.append((example.month, name))
    } else {
      edits.append((example.month, padded(date.month.value, pads ? 2 : 1)))
    }
    edits.sort { $0.part.range.lowerBound < $1.part.range.lowerBound }
    var result: [UInt8] = []
    var at = 0
    for (part, new) in edits {
      let place = part.range.lowerBound - start..<part.range.upperBound - start
      guard place.lowerBound >= at, place.upperBound <= bytes.count else { return nil }
      result += bytes[at..<place.lowerBound] + Array(new.utf8)
      at = place.upperBound
    }
    return String(decoding: result + bytes[at...], as: UTF8.self)
  }
}
