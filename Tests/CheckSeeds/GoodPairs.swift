package import Bitext

/// Pairs without fault, English and Russian, written for the tests.
package struct GoodPair: Sendable {
  package let source: String
  package var target: String
  /// A PO format, or nil for plain text.
  package let format: String?
  package let plural: DraftSegment.PluralForm?

  package init(
    _ source: String, _ target: String, format: String? = nil, plural: DraftSegment.PluralForm? = nil
  ) {
    self.source = source
    self.target = target
    self.format = format
    self.plural = plural
  }

  package static let all: [GoodPair] = [
    GoodPair(
      "The alliance spent $2.5 billion on missile defense in 2011.",
      "В 2011 году альянс потратил на противоракетную оборону 2,5 млрд долл."),
    GoodPair("About 12,500 soldiers took part in the exercise.", "В учениях приняли участие около 12 500 солдат."),
    GoodPair("The treaty was signed in Prague on April 8, 2010.", "Договор был подписан в Праге 8 апреля 2010 года."),
    GoodPair("The meeting starts at 5:30 p.m. on 12 May.", "Встреча начинается 12 мая в 17:30."),
    GoodPair("Russia and NATO agreed on 3 of the 7 points.", "Россия и НАТО договорились по трём из семи пунктов."),
    GoodPair("Oil prices fell by 4.75% in a week.", "За неделю цены на нефть упали на 4,75%."),
    GoodPair("The S-300 system has a range of 200 kilometers.", "Дальность системы С-300 составляет 200 километров."),
    GoodPair("He was the 12th ambassador to hold the post.", "Он стал двенадцатым послом на этой должности."),
    GoodPair("In the 1990s the budget was cut by half.", "В 1990-е годы бюджет сократили вдвое."),
    GoodPair("Some 40 to 50 million people live in the region.", "В регионе живёт от 40 до 50 млн человек."),
    GoodPair("The XXI century began with new threats.", "XXI век начался с новых угроз."),
    GoodPair("The minister said: “We will not leave.”", "Министр заявил: «Мы не уйдём»."),
    GoodPair(
      "“Steadfast Jazz” was the largest exercise since 2006.", "«Стедфаст джаз» стали крупнейшими учениями с 2006 года."
    ),
    GoodPair("Did the ministers reach an agreement?", "Достигли ли министры соглашения?"),
    GoodPair("What will happen to the remaining 1,550 warheads?", "Что будет с оставшимися 1550 боезарядами?"),
    GoodPair("The council (28 members) meets twice a year.", "Совет (28 членов) собирается дважды в год."),
    GoodPair(
      "The report lists three risks: drought, floods and fires.",
      "В докладе названы три опасности: засуха, наводнения и пожары."),
    GoodPair(
      "Read the full text at https://example.org/report.", "Полный текст читайте на https://example.org/report."),
    GoodPair("Write to press@example.org before Friday.", "Пишите на press@example.org до пятницы."),
    GoodPair("The logs are in /var/log/tolmach by default.", "По умолчанию журналы лежат в /var/log/tolmach."),
    GoodPair("Press <b>Save</b> to keep the file.", "Чтобы сохранить файл, нажмите <b>Сохранить</b>."),
    GoodPair(
      "See the <a href=\"help.html\">help</a> or <i>ask us</i>.",
      "См. <a href=\"help.html\">справку</a> или <i>спросите нас</i>."),
    GoodPair("First line<br/>Second line", "Первая строка<br/>Вторая строка"),
    GoodPair("Cannot open file %s: error %d", "Не удаётся открыть файл %s: ошибка %d", format: "c-format"),
    GoodPair("Copied %d of %d files to %s", "В %3$s скопировано файлов: %1$d из %2$d", format: "c-format"),
    GoodPair(
      "Hello, %(name)s! You have %(count)d messages.", "Здравствуйте, %(name)s! Сообщений: %(count)d.",
      format: "python-format"),
    GoodPair("File {0} was saved to {1}.", "Файл {0} сохранён в {1}."),
    GoodPair("Dear {name}, your order is ready.", "Уважаемый {name}, ваш заказ готов."),
    GoodPair("The variable ${HOME} is not set.", "Переменная ${HOME} не задана."),
    GoodPair("Welcome to {{site}}, {{user}}!", "Добро пожаловать на {{site}}, {{user}}!"),
    GoodPair(
      "{n, plural, one {# file} other {# files}} deleted",
      "{n, plural, one {Удалён # файл} few {Удалено # файла} many {Удалено # файлов} other {Удалено # файла}}",
      format: "icu"),
    GoodPair("&Open file", "&Открыть файл"),
    GoodPair("Save &as…", "Сохранить &как…"),
    GoodPair("Name:\nAddress:", "Имя:\nАдрес:"),
    GoodPair("The first paragraph ends here.\nThe second begins.", "Здесь кончается первый абзац.\nНачинается второй."),
    GoodPair(" (draft) ", " (черновик) "),
    GoodPair("The exchange rate rose to €1.25.", "Курс вырос до 1,25 евро."),
    GoodPair("They paid £300 for the ticket.", "За билет они заплатили 300 фунтов."),
    GoodPair("The tank weighs 46 tons and is 9.5 m long.", "Танк весит 46 тонн, его длина — 9,5 м."),
    GoodPair("Turnout reached 64 percent on Sunday.", "В воскресенье явка достигла 64%."),
    GoodPair(
      "The ambassador left Moscow after two days of talks.", "После двух дней переговоров посол покинул Москву."),
    GoodPair("Nobody expected the talks to end so soon.", "Никто не ожидал, что переговоры завершатся так скоро."),
    GoodPair("The general refused to comment on the incident.", "Генерал отказался комментировать происшествие."),
    GoodPair("The ship entered the Black Sea on Tuesday morning.", "Корабль вошёл в Чёрное море во вторник утром."),
    GoodPair("Both sides agreed to reduce their arsenals.", "Обе стороны согласились сократить свои арсеналы."),
    GoodPair("According to the minister, the reform will take years.", "По словам министра, реформа займёт годы."),
    GoodPair(
      "The committee discussed security, trade and energy.", "Комитет обсудил безопасность, торговлю и энергетику."),
    GoodPair("Stop! Who goes there?", "Стой! Кто идёт?"),
    GoodPair("The plan was simple; its execution was not.", "План был прост; его исполнение — нет."),
    GoodPair("Experts doubt that the deadline can be met.", "Эксперты сомневаются, что можно уложиться в срок."),
    GoodPair("Parliament ratified the agreement without debate.", "Парламент ратифицировал соглашение без обсуждения."),
    GoodPair("The new radar covers the entire northern border.", "Новый радар охватывает всю северную границу."),
    GoodPair("Inspectors visited the base in Kaliningrad again.", "Инспекторы снова посетили базу в Калининграде."),
    GoodPair("The price of gas for Ukraine has not changed.", "Цена на газ для Украины не изменилась."),
    GoodPair(
      "Germany and France proposed a joint declaration.", "Германия и Франция предложили совместную декларацию."),
    GoodPair("WARNING: HIGH VOLTAGE INSIDE", "ВНИМАНИЕ: ВНУТРИ ВЫСОКОЕ НАПРЯЖЕНИЕ"),
    GoodPair("Use `tolmach_lookup` to search the memory.", "Для поиска в памяти служит `tolmach_lookup`."),
    GoodPair("The population of the city is 1.4 million.", "Население города — 1,4 миллиона человек."),
    GoodPair("The contract covers the years 2012–2015.", "Договор рассчитан на 2012–2015 годы."),
    GoodPair("One in five voters stayed at home.", "Каждый пятый избиратель остался дома."),
    GoodPair("The village lies 15 km from the front line.", "Деревня лежит в 15 км от линии фронта."),
    GoodPair("The delegation (headed by Rogozin) arrived late.", "Делегация (во главе с Рогозиным) прибыла поздно."),
    GoodPair("Version 2.5 of the program supports 14 languages.", "Версия 2.5 программы поддерживает 14 языков."),
    GoodPair("A C-130 transport plane landed at 06:45.", "Транспортный самолёт C-130 приземлился в 06:45."),
  ]
}
