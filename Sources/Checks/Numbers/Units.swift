/// Units of measurement in English and Russian, and what they are in the base unit of their kind.
enum Units {
  struct Unit: Equatable, Sendable {
    let name: String
    /// `length`, `mass`, `volume`, `area`, `speed`, `time`, `data`, `power`.
    let kind: String
    let factor: Double
  }

  /// The unit that a word names, in any form.
  static func unit(_ hash: UInt64) -> Unit? { table[hash] }

  private static let table: [UInt64: Unit] = {
    var table: [UInt64: Unit] = [:]
    func add(_ name: String, _ kind: String, _ factor: Double, _ words: String, stems: String = "") {
      let unit = Unit(name: name, kind: kind, factor: factor)
      for hash in WordHash.set(words) { table[hash] = unit }
      for stem in stems.split(separator: " ") {
        for ending in ["", "а", "у", "ом", "е", "ы", "ов", "ам", "ами", "ах"] {
          table[WordHash.of(stem + ending)] = unit
        }
      }
    }
    add("km", "length", 1000, "km kilometer kilometers kilometre kilometres км", stems: "километр")
    add("m", "length", 1, "meter meters metre metres м", stems: "метр")
    add("cm", "length", 0.01, "cm centimeter centimeters centimetre centimetres см", stems: "сантиметр")
    add("mm", "length", 0.001, "mm millimeter millimeters millimetre millimetres мм", stems: "миллиметр")
    add("mile", "length", 1609.344, "mile miles миля мили миль милю милям милями")
    add("foot", "length", 0.3048, "foot feet ft фут фута футов футы")
    add("inch", "length", 0.0254, "inch inches дюйм дюйма дюймов дюймы")
    add("yard", "length", 0.9144, "yard yards ярд ярда ярдов ярды")
    add("kg", "mass", 1, "kg kilogram kilograms kilogramme кг кило", stems: "килограмм")
    add("mg", "mass", 0.000001, "mg milligram milligrams мг", stems: "миллиграмм")
    add("g", "mass", 0.001, "gram grams gramme grammes г гр", stems: "грамм")
    add("pound", "mass", 0.45359, "lb lbs фунт фунта фунтов фунты")
    add("tonne", "mass", 1000, "ton tons tonne tonnes т тонна тонны тонн тонну")
    add("ml", "volume", 0.001, "ml milliliter milliliters millilitre millilitres мл", stems: "миллилитр")
    add("l", "volume", 1, "liter liters litre litres л", stems: "литр")
    add("gallon", "volume", 3.785, "gallon gallons галлон галлона галлонов")
    add("hour", "time", 3600, "hour hours hr hrs ч час часа часов часы часам часами часах часу")
    add("minute", "time", 60, "minute minutes мин минута минуты минут минуту минутам минутами минутах")
    add("second", "time", 1, "second seconds sec сек секунда секунды секунд секунду секунд секундам секундами")
    add("day", "time", 86400, "day days день дня дней дни дням днями днях сутки суток")
    add("week", "time", 604800, "week weeks неделя недели недель неделю неделям неделями неделях")
    add("month", "time", 2_629_800, "month months месяц месяца месяцев месяцы месяцам месяцами месяцах мес")
    add("year", "time", 31_557_600, "year years год года году годом годы лет годам годами годах")
    add("kilobyte", "data", 1e3, "kb kilobyte kilobytes кб кбайт килобайт килобайта")
    add("megabyte", "data", 1e6, "mb megabyte megabytes мб мбайт мегабайт мегабайта мегабайтов")
    add("gigabyte", "data", 1e9, "gb gigabyte gigabytes гб гбайт гигабайт гигабайта гигабайтов")
    add("terabyte", "data", 1e12, "tb terabyte terabytes тб тбайт терабайт терабайта терабайтов")
    add("hectare", "area", 10000, "ha hectare hectares га гектар гектара гектаров")
    add("acre", "area", 4046.9, "acre acres акр акра акров")
    return table
  }()
}
