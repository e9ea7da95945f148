import Bitext
import TestSupport
import Testing

@Suite struct CivilCalendarTests {
  @Test(arguments: [
    (1970, 1, 1, 0), (1969, 12, 31, -1), (2000, 2, 29, 11_016), (2000, 3, 1, 11_017), (1900, 2, 28, -25_509),
    (1900, 3, 1, -25_508), (2026, 11, 30, 20_787), (0, 3, 1, -719_468), (0, 2, 29, -719_469), (-1, 3, 1, -719_834),
  ])
  func `a date is so many days after 1970`(year: Int, month: Int, day: Int, days: Int) {
    #expect(CivilCalendar.days(year: year, month: month, day: day) == days)
    #expect(CivilCalendar.date(days: days) == (year, month, day))
  }

  /// Counted day by day.
  @Test func `800 years come back from their number`() {
    var number = CivilCalendar.days(year: 1599, month: 1, day: 1)
    for year in 1599..<2400 {
      for month in 1...12 {
        for day in 1...CivilCalendar.daysInMonth(month, year: year) {
          guard CivilCalendar.days(year: year, month: month, day: day) == number,
            CivilCalendar.date(days: number) == (year, month, day)
          else {
            Issue.record("\(year)-\(month)-\(day)")
            return
          }
          number += 1
        }
      }
    }
    #expect(number == CivilCalendar.days(year: 2400, month: 1, day: 1))
  }

  @Test func `months have as many days as the year gives them`() {
    #expect((1...12).reduce(0) { $0 + CivilCalendar.daysInMonth($1, year: 2026) } == 365)
    #expect(CivilCalendar.daysInMonth(2, year: 2024) == 29)
    #expect(CivilCalendar.daysInMonth(2, year: 2100) == 28)
    #expect(CivilCalendar.daysInMonth(2, year: 2000) == 29)
    #expect(CivilCalendar.daysInMonth(0, year: 2000) == 0)
    #expect(CivilCalendar.daysInMonth(13, year: 2000) == 0)
  }
}
