internal import Bitext

/// Who translated a segment, and when, as the tools that write XLIFF say it.
///
/// | tool | where |
/// |---|---|
/// | Trados Studio | `sdl:value` of a `sdl:seg`: `created_by`, `created_on`, `last_modified_by`, `modified_on`, as `04/01/2019 10:00:00` |
/// | memoQ | `mq:lastchanginguser`, `mq:lastchangedtimestamp` of a unit, as `2019-04-01T10:00:00Z` |
/// | XLIFF 1.2 | `contact-name`, `date` of the `phase` that a target names |
/// | Phrase | `m:created-by`, `m:created-at`, `m:modified-by`, `m:modified-at` of a unit, in milliseconds since 1970 |
enum XLIFFAuthorship {
  /// Of a `phase`.
  static func phase(_ attributes: [Attribute]) -> DraftSegment.Authorship {
    var found = DraftSegment.Authorship()
    let name = trimmed(attributes["contact-name"] ?? "")
    if !name.isEmpty { found.creator = name }
    found.created = attributes["date"].flatMap(ForeignDate.iso)
    return found
  }

  static func trados(_ seg: PlacedElement) -> DraftSegment.Authorship {
    var found = DraftSegment.Authorship()
    for value in seg.elements where value.name.hasSuffix(":value") {
      let text = trimmed(value.text)
      if text.isEmpty { continue }
      switch value.attributes["key"] {
      case "created_by": found.creator = text
      case "created_on": found.created = ForeignDate.invariant(text)
      case "last_modified_by": found.editor = text
      case "modified_on": found.changed = ForeignDate.invariant(text)
      default: continue
      }
    }
    return found
  }

  static func unit(_ unit: PlacedElement) -> DraftSegment.Authorship {
    var found = DraftSegment.Authorship()
    for attribute in unit.attributes where !attribute.value.isEmpty {
      guard let colon = attribute.name.firstIndex(of: ":") else { continue }
      switch attribute.name[attribute.name.index(after: colon)...] {
      case "lastchanginguser", "modified-by": found.editor = attribute.value
      case "lastchangedtimestamp": found.changed = ForeignDate.iso(attribute.value)
      case "modified-at": found.changed = ForeignDate.milliseconds(attribute.value)
      case "created-by": found.creator = attribute.value
      case "created-at": found.created = ForeignDate.milliseconds(attribute.value)
      default: continue
      }
    }
    return found
  }
}

/// Dates of other tools as TMX has them: `20190401T100000Z`. nil for what is no date, or one before 1980.
enum ForeignDate {
  /// `2019-04-01T10:00:00Z`, `2019-04-01T12:00:00.123+02:00`; without an offset in UTC.
  static func iso(_ text: String) -> String? {
    let halves = text.split(whereSeparator: { $0 == "T" || $0 == " " })
    guard halves.count == 2, let date = numbers(halves[0], "-", 3) else { return nil }
    var time = halves[1]
    var offset = 0
    if time.hasSuffix("Z") {
      time.removeLast()
    } else if let sign = time.lastIndex(where: { $0 == "+" || $0 == "-" }) {
      guard let parts = numbers(time[time.index(after: sign)...], ":", 2) else { return nil }
      offset = (parts[0] * 60 + parts[1]) * (time[sign] == "+" ? 60 : -60)
      time = time[..<sign]
    }
    guard let clock = numbers(time.prefix { $0 != "." }, ":", 3) else { return nil }
    return tmx(date[0], date[1], date[2], clock, offset)
  }

  /// Month before day, whatever the user's language: `04/01/2019 10:00:00`.
  static func invariant(_ text: String) -> String? {
    let halves = text.split(separator: " ")
    guard halves.count == 2, let date = numbers(halves[0], "/", 3), let clock = numbers(halves[1], ":", 3) else {
      return nil
    }
    return tmx(date[2], date[0], date[1], clock, 0)
  }

  /// Since 1970.
  static func milliseconds(_ text: String) -> String? { Int(text).flatMap { tmx(seconds: $0 / 1000) } }

  private static func numbers(_ text: Substring, _ separator: Character, _ count: Int) -> [Int]? {
    let parts = text.split(separator: separator, omittingEmptySubsequences: false)
    let found = parts.compactMap { part in part.allSatisfy { ("0"..."9").contains($0) } ? Int(part) : nil }
    return parts.count == count && found.count == count ? found : nil
  }

  private static func tmx(_ year: Int, _ month: Int, _ day: Int, _ clock: [Int], _ offset: Int) -> String? {
    guard (1980...9999).contains(year), (1...12).contains(month),
      (1...CivilCalendar.daysInMonth(month, year: year)).contains(day), clock[0] < 24, clock[1] < 60, clock[2] <= 60
    else { return nil }
    let days = CivilCalendar.days(year: year, month: month, day: day)
    return tmx(seconds: days * 86_400 + clock[0] * 3600 + clock[1] * 60 + clock[2] - offset)
  }

  private static func tmx(seconds: Int) -> String? {
    // From 1980 to the end of 9999.
    guard seconds >= 315_532_800, seconds < 253_402_300_800 else { return nil }
    let rest = seconds % 86_400
    let (year, month, day) = CivilCalendar.date(days: seconds / 86_400)
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(year)\(two(month))\(two(day))T\(two(rest / 3600))\(two(rest / 60 % 60))\(two(rest % 60))Z"
  }
}
