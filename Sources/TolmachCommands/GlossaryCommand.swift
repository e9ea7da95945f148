internal import ArgumentParser
internal import Bitext
internal import Library
internal import Reports
internal import Workbench

struct GlossaryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "glossary",
    abstract: "Look terms up, and keep glossaries in TBX.",
    discussion: """
      A glossary needs no import: a TBX, TSV, CSV, XLSX or UTX file in glossaries/ is found as it is.

      EXAMPLES:
        tolmach glossary lookup "missile defense"
        tolmach glossary add "news conference" "пресс-конференция" --status preferred
        tolmach glossary check
        tolmach glossary export -o terms.csv
      """,
    subcommands: [
      GlossaryLookupCommand.self, GlossaryAddCommand.self, GlossaryEditCommand.self, GlossaryRemoveCommand.self,
      GlossaryImportCommand.self, GlossaryExportCommand.self, GlossaryCheckCommand.self, GlossaryStatsCommand.self,
      GlossaryFormsCommand.self,
    ])
}
