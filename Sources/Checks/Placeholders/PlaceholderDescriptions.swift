internal import Bitext

extension PlaceholderRules {
  static let descriptions: [RuleDescription] = [
    RuleDescription(
      .placeholderMissing, .error, "A placeholder is missing",
      """
      `%s`, `%1$d`, `%(name)s`, `{0}`, `{name}`, `${x}`, `{{x}}` and the arguments of ICU messages. `%1$s` is the first `%s`. What else is \
      a placeholder, the format of a PO message says (`c-format`, `python-format`, `python-brace-format`, `qt-format`). So are `$URL$`, \
      `%file%`, `@var@`, `|name|`, `@@PH1@@` and `[X1X]`; entities, `&copy;` and `&brandShortName;`, but for spaces, letters, dashes and \
      quotation marks; roles of reStructuredText with where they lead, whose text may be translated (`:ref:`, `:doc:`); and options of commands, `--dry-run`, which are a warning, \
      as are the plural forms of PO. A form for one number alone may do without it. A warning, too, where a form of an ICU plural that is for \
      several numbers does not say which.
      """,
      bad: [
        RuleExample("Cannot open %s", "Не удаётся открыть файл", syntax: .format("c-format")),
        RuleExample("Hello, {name}!", "Здравствуйте, {имя}!"),
        RuleExample("Open $URL$ now", "Откройте $АДРЕС$ сейчас"),
        RuleExample("Start &brandShortName; again", "Запустите ещё раз"),
        RuleExample("Hide [X1X] here.", "Скройте здесь [X2X]."),
        RuleExample("{count} files in {folder}", "Файлов: {count}", syntax: .format("icu")),
      ],
      good: [
        RuleExample("Copied %s to %s", "В %2$s скопирован %1$s", syntax: .format("c-format")),
        RuleExample("Hello, {name}!", "{name}, здравствуйте!"),
        RuleExample("100% done", "Готово на 100%"),
        RuleExample("See :ref:`the manual <install>`.", "См. :ref:`руководство <install>`."),
        RuleExample("Write to @maria of AT&T [1]", "Напишите @maria из AT&T [1]"),
      ]),
    RuleDescription(
      .placeholderExtra, .error, "A placeholder too many",
      "The target has a placeholder that the source has not, or has it more often.",
      bad: [RuleExample("Saved {file}", "Файл {file} сохранён в {folder}")],
      good: [RuleExample("Saved {file} in {folder}", "В {folder} сохранён {file}")]),
    RuleDescription(
      .placeholderOrder, .error, "Placeholders in another order",
      "Two placeholders of printf without numbers or names have changed places, and their types differ: the program will fail.",
      bad: [RuleExample("%s has %d units", "%d единиц в %s", syntax: .format("c-format"))],
      good: [RuleExample("%s has %d units", "%2$d единиц в %1$s", syntax: .format("c-format"))]),
    RuleDescription(
      .messageSyntax, .error, "A message that cannot be read",
      "A text of ICU's MessageFormat whose braces do not close, that lacks the form “other”, or has forms that the source has not.",
      bad: [
        RuleExample(
          "{n, plural, one {# file} other {# files}}", "{n, plural, one {# файл} other {# файлов}",
          syntax: .format("icu"))
      ],
      good: [
        RuleExample(
          "{n, plural, one {# file} other {# files}}",
          "{n, plural, one {# файл} few {# файла} many {# файлов} other {# файла}}",
          syntax: .format("icu"))
      ]),
    RuleDescription(
      .pluralCategories, .error, "Plural forms of another language",
      """
      A plural of ICU's MessageFormat has to have the forms of its language by CLDR: “one”, “few”, “many” and “other” in Russian. A form \
      that the language does not have is a warning.
      """,
      bad: [
        RuleExample(
          "{n, plural, one {# file} other {# files}}", "{n, plural, one {# файл} other {# файлов}}",
          syntax: .format("icu"))
      ],
      good: [
        RuleExample(
          "{n, plural, =0 {none} one {# file} other {# files}}",
          "{n, plural, =0 {нет} one {# файл} few {# файла} many {# файлов} other {# файла}}", syntax: .format("icu"))
      ]),
    RuleDescription(
      .pluralCount, .error, "Too few or too many plural forms",
      "A message of a catalogue has not as many forms as `Plural-Forms` of the header says. The examples' header says 3.",
      bad: [
        RuleExample("%d file", "%d файл", syntax: .format("c-format"), plural: .init(index: 0, count: 2, expected: 3))
      ],
      good: [
        RuleExample("%d file", "%d файл", syntax: .format("c-format"), plural: .init(index: 0, count: 3, expected: 3))
      ]),
    RuleDescription(
      .acceleratorMissing, .warning, "No key to press",
      "A short text marks a letter with `&` or `_` for the keyboard, and the target marks none or several.",
      bad: [RuleExample("&Open", "Открыть"), RuleExample("_Save", "_Сохранить _всё")],
      good: [RuleExample("&Open", "&Открыть"), RuleExample("Research & Development", "Исследования и разработки")]),
  ]
}
