import Morphology
import Orthography
import TestSupport
import Testing

/// The forms of a term's words, folded: all but abbreviations and single letters may be declined.
func forms(_ term: String) throws -> [[String: FormCells]] {
  let decliner = RussianDecliner(try #require(RussianLexicon.embedded))
  return decliner.forms(of: words(term)).map { member in
    Dictionary(member.map { (Orthography.foldKey($0.text), $0.cells) }, uniquingKeysWith: { $0.union($1) })
  }
}

func words(_ term: String) -> [RussianDecliner.Word] {
  var words: [RussianDecliner.Word] = []
  for part in term.split(separator: " ") {
    for (place, word) in part.split(separator: "-").enumerated() {
      let isFixed = word.count == 1 || word.allSatisfy { $0.isUppercase || !$0.isLetter }
      words.append(
        RussianDecliner.Word(text: Orthography.foldKey(String(word)), isFixed: isFixed, isJoined: place > 0))
    }
  }
  return words
}

/// Whether the forms, one of each word, agree: in case, or in case and number.
func isForm(_ text: String, of term: String) throws -> Bool {
  let members = try forms(term)
  let words = words(text)
  guard words.count == members.count else { return false }
  var common = FormCells.any
  var cases: UInt16 = 63
  for (word, member) in zip(words, members) {
    guard let cells = member[word.text] else { return false }
    common.formIntersection(cells)
    cases &= cells.cases
  }
  return !common.isEmpty || cases != 0
}

@Suite struct RussianDeclinerTests {
  @Test(arguments: [
    ("оборона", "обороны обороне оборону обороной обороною оборон оборонам оборонами оборонах"),
    ("отец", "отца отцу отцом отце отцы отцов отцам отцами отцах"),
    ("человек", "человека человеку человеком человеке люди людей людям людьми людях"),
    ("ребёнок", "ребенка детей детьми"), ("день", "дня дню днём дне дни дней дням днями днях"),
    ("боеголовка", "боеголовки боеголовок боеголовками"), ("рынок", "рынка рынков"), ("имя", "имени именем имён"),
    ("путь", "пути путём путей"), ("мать", "матери матерью матерей"), ("объём", "объёма объему объёмов"),
    ("рабочий", "рабочего рабочих рабочим"),
    ("вооружения", "вооружений вооружениям"), ("учёный", "учёного учёных"), ("Иванов", "Иванова Ивановым"),
    ("Иванова", "Ивановой Иванову"), ("Москва", "Москвы Москве Москвой"), ("уничтожить", "уничтожил уничтоженный"),
    ("боевая готовность", "боевой+готовности боевую+готовность"),
    ("пусковая установка", "пусковых+установок пусковые+установки"),
    ("рабочая группа", "рабочих+группы рабочие+группы рабочими+группами"),
    ("рабочий класс", "рабочего+класса рабочем+классе"),
    ("контроль над вооружениями", "контроля+над+вооружениями контролем+над+вооружениями"),
    ("система противоракетной обороны", "систем+противоракетной+обороны системой+противоракетной+обороны"),
    ("вирусная РНК", "вирусной+РНК вирусную+РНК"), ("премьер-министр", "премьер-министра премьер-министры"),
    ("ракета-носитель", "ракеты-носителя ракет-носителей"), ("уполномоченный", "уполномоченного уполномоченных"),
    ("раненый", "раненого раненых"), ("серо-зелёный", "серо-зелёного серо-зелёным"),
    ("северо-западный ветер", "северо-западного+ветра"), ("Генеральный секретарь", "Генерального+секретаря"),
    ("новый договор", "новым+договором новые+договоры"),
    ("юридически обязывающий", "юридически+обязывающую юридически+обязывающих"),
  ])
  func `a term has its forms`(term: String, wanted: String) throws {
    for form in wanted.split(separator: " ") {
      let text = String(form).replacing("+", with: " ")
      #expect(try isForm(text, of: term), "\(text) of \(term)")
    }
    #expect(try isForm(term, of: term))
  }

  @Test(arguments: [
    ("посёл", "посла"), ("пальто", "пальты"), ("радио", "радии"), ("оборона", "оборонный"), ("оборона", "обором"),
    ("договор", "договорились"), ("рабочая группа", "рабочей группу"), ("рабочая группа", "рабочих группой"),
    ("контроль над вооружениями", "контроль над вооружений"), ("Иванов", "Ивановой"),
    ("университет", "универсальный"), ("система обороны", "системы обороной"),
  ])
  func `what is no form of a term is none`(term: String, form: String) throws {
    #expect(try !isForm(form, of: term))
  }

  @Test func `a form that is mostly another word is weak`() throws {
    let decliner = RussianDecliner(try #require(RussianLexicon.embedded))
    #expect(decliner.isWeak("после", of: "посол"))
    #expect(!decliner.isWeak("посла", of: "посол"))
  }

  @Test func `all forms are found again after the memory of readings is full`() throws {
    let decliner = RussianDecliner(try #require(RussianLexicon.embedded), remembers: 50)
    let before = decliner.forms(of: words("боевая готовность"))
    var random = SeededGenerator(seed: 7)
    let letters = Array("абвгдежзиклмнопрст")
    for _ in 0..<500 {
      _ = decliner.forms(of: words(String((0..<8).compactMap { _ in letters.randomElement(using: &random) })))
    }
    #expect(decliner.forms(of: words("боевая готовность")) == before)
  }
}

@Suite struct ParadigmTests {
  private func russian(_ term: String) throws -> [String] {
    let decliner = RussianDecliner(try #require(RussianLexicon.embedded))
    let original = term.split { $0 == " " || $0 == "-" }.map(String.init)
    return Paradigm.russian(words: words(term), original: original, decliner).map(\.form)
  }

  @Test(arguments: [
    (
      "противоракетная оборона",
      [
        "противоракетная оборона", "противоракетной обороны", "противоракетной обороне", "противоракетную оборону",
        "противоракетной обороной", "противоракетной обороне", "противоракетные обороны", "противоракетных оборон",
        "противоракетным оборонам", "противоракетные обороны", "противоракетными оборонами", "противоракетных оборонах",
      ]
    ),
    (
      "Генеральный секретарь",
      [
        "Генеральный секретарь", "Генерального секретаря", "Генеральному секретарю", "Генерального секретаря",
        "Генеральным секретарём", "Генеральном секретаре", "Генеральные секретари", "Генеральных секретарей",
        "Генеральным секретарям", "Генеральных секретарей", "Генеральными секретарями", "Генеральных секретарях",
      ]
    ), ("пальто", []), ("НАТО", ["НАТО"]),
  ])
  func `a paradigm gives every case once`(term: String, wanted: [String]) throws {
    let found = try russian(term)
    if wanted.isEmpty { #expect(Set(found) == [term]) } else { #expect(found == wanted) }
  }

  @Test func `an English paradigm has number and possessive`() {
    let rows = Paradigm.english(["ballistic", "missile"], joined: [false, false])
    #expect(
      rows.map(\.form) == ["ballistic missile", "ballistic missiles", "ballistic missile's", "ballistic missiles'"])
    #expect(rows.map(\.number) == ["singular", "plural", "singular", "plural"])
  }
}
