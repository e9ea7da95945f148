/// The Gregorian calendar, reckoned with into the past as well (ISO 8601), beside the count of days since 1 January 1970.
package enum CivilCalendar {
  /// 28 to 31; 0 for a number that is no month.
  package static func daysInMonth(_ month: Int, year: Int) -> Int {
    switch month {
    case 1, 3, 5, 7, 8, 10, 12: 31
    case 4, 6, 9, 11: 30
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    default: 0
    }
  }

  /// Days from 1 January 1970 to a date that exists; negative before it.
  package static func days(year: Int, month: Int, day: Int) -> Int {
    // Years are counted from March: the day that is not always there is their last.
    let shifted = month <= 2 ? year - 1 : year
    let era = floor(shifted, 400)
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  /// The date so many days after 1 January 1970, or before it.
  package static func date(days: Int) -> (year: Int, month: Int, day: Int) {
    let shifted = days + 719_468
    let era = floor(shifted, 146_097)
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
    let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
  }

  private static func floor(_ number: Int, _ divisor: Int) -> Int {
    (number >= 0 ? number : number - divisor + 1) / divisor
  }
}

/// A TMX date (`20190401T100000Z`, ISO 8601 basic, or the extended form) in seconds since 1970; 0 when it is none.
package func secondsSince1970(_ text: some Collection<UInt8>) -> UInt32 {
  var digits: [Int] = []
  for byte in text where digits.count < 14 {
    if byte >= 0x30, byte <= 0x39 { digits.append(Int(byte) - 0x30) }
  }
  guard digits.count >= 8 else { return 0 }
  while digits.count < 14 { digits.append(0) }
  func number(_ range: Range<Int>) -> Int { digits[range].reduce(0) { $0 * 10 + $1 } }
  let year = number(0..<4)
  let month = number(4..<6)
  let day = number(6..<8)
  guard year >= 1970, year < 2106, (1...12).contains(month) else { return 0 }
  guard (1...CivilCalendar.daysInMonth(month, year: year)).contains(day) else { return 0 }
  // A minute may have a leap second.
  guard number(8..<10) < 24, number(10..<12) < 60, number(12..<14) <= 60 else { return 0 }
  let days = CivilCalendar.days(year: year, month: month, day: day)
  let seconds = days * 86_400 + number(8..<10) * 3_600 + number(10..<12) * 60 + number(12..<14)
  return UInt32(clamping: seconds)
}
