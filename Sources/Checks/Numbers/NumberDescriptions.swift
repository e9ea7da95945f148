internal import Bitext

extension NumberRules {
  static let descriptions: [RuleDescription] = [
    RuleDescription(
      .numberChanged, .error, "Another number",
      """
      Numbers are compared by value, in the style of each language: 2.5 billion is 2,5 млрд, 1,000 is 1 000, 5:30 p.m. is 17:30, the \
      1990s are 90-е, and a number in digits may stand in words on the other side, also within one (трёхлетний), or as a month. \
      Where one number is missing and another is there instead, it is this rule; it is a warning only where more are missing than are \
      there, or within designations (S-300).
      """,
      options: [
        RuleOption(
          "conversion", "true", "a number with a unit may be one converted to another unit, as people round")
      ],
      bad: [
        RuleExample("The talks lasted 14 days.", "Переговоры шли 15 дней."),
        RuleExample("Trade grew to $2.5 billion.", "Торговля выросла до 2,5 млн долл."),
        RuleExample("A treaty of the XIX century.", "Договор XX века."),
        RuleExample("Five regiments of S-300.", "Пять полков С-400."),
      ],
      good: [
        RuleExample("Trade grew to $2.5 billion.", "Торговля выросла до 2,5 млрд долл."),
        RuleExample("The meeting starts at 5:30 p.m.", "Встреча начинается в 17:30."),
        RuleExample("A 3-year plan for the 21st century.", "Трёхлетний план на XXI век."),
        RuleExample("It is 10 miles away.", "До него 16 км."),
      ]),
    RuleDescription(
      .numberMissing, .warning, "A number is missing",
      "The source has a number that the target has neither in digits nor in words.",
      bad: [RuleExample("The 28 allies met on Monday.", "Союзники встретились в понедельник.")],
      good: [RuleExample("The 28 allies met on Monday.", "Двадцать восемь союзников встретились в понедельник.")]),
    RuleDescription(
      .numberExtra, .warning, "A number too many",
      "The target has a number that the source has neither in digits nor in words.",
      bad: [RuleExample("The allies met on Monday.", "28 союзников встретились в понедельник.")],
      good: [RuleExample("Twenty-eight allies met on Monday.", "28 союзников встретились в понедельник.")]),
    RuleDescription(
      .numberFormat, .warning, "A number written as in the other language",
      """
      The value would be right if the target were in the source's language: 1,000 for a thousand, or a decimal point before a percent \
      sign or a unit, in Russian. Versions and numbers of sections keep their points.
      """,
      bad: [
        RuleExample("About 12,500 people came.", "Пришло около 12,500 человек."),
        RuleExample("Prices rose by 2.5%.", "Цены выросли на 2.5%."),
      ],
      good: [
        RuleExample("About 12,500 people came.", "Пришло около 12 500 человек."),
        RuleExample("See section 2.5 of the manual.", "См. раздел 2.5 руководства."),
      ]),
    RuleDescription(
      .numberAccepted, .information, isOn: false, "Why a number is right",
      """
      No fault: says of each number that is let pass why it is. In JSON, `reason` has it in a word: `value`, `designation` (in a name), \
      `convention` (the other language's signs; see number-format), `century`, `decade`, `short-year`, `parts` (17.30 and 17:30), \
      `digits` (telephone numbers), `conversion` (another unit), `power` (of ten), `spelling` (in words), `month`, `code`, `roman`, `zero`, `name`, \
      `repetition`.
      """,
      bad: [
        RuleExample("It is 10 miles away.", "До него 16 км."),
        RuleExample("Three of 28 allies met.", "3 из 28 союзников встретились."),
      ],
      good: [RuleExample("The allies met.", "Союзники встретились.")]),
    RuleDescription(
      .dateChanged, .error, "Another month",
      "A date names a month that no date of the other side has, by name or in digits.",
      bad: [RuleExample("The treaty was signed on 8 April 2010.", "Договор был подписан 8 августа 2010 года.")],
      good: [
        RuleExample("The treaty was signed on April 8, 2010.", "Договор был подписан 8 апреля 2010 года."),
        RuleExample("Signed on April 8, 2010.", "Подписано 08.04.2010."),
      ]),
    RuleDescription(
      .currencyChanged, .error, "Another currency",
      "A sign of a currency stands at a number, and the other side names another; a warning where it names none.",
      bad: [
        RuleExample("It costs €40 a year.", "Это стоит $40 в год."),
        RuleExample("It costs $40 a year.", "Это стоит €40 в год."),
      ],
      good: [RuleExample("It costs $40 a year.", "Это стоит 40 долл. в год.")]),
    RuleDescription(
      .percentMissing, .warning, "Percent on one side only",
      "A number has a percent sign, and the other side has neither the sign nor the word.",
      bad: [RuleExample("Turnout was 64%.", "Явка составила 64.")],
      good: [RuleExample("Turnout was 64%.", "Явка составила 64 процента.")]),
    RuleDescription(
      .unitChanged, .warning, "Another unit with the same number",
      "The number is the same, the unit of measurement behind it is another of its kind.",
      bad: [RuleExample("The range is 300 kilometers.", "Дальность составляет 300 метров.")],
      good: [RuleExample("The range is 300 kilometers.", "Дальность составляет 300 км.")]),
  ]
}
