/// Words of tables of glossaries and translations: what columns are called, and what their cells say.
///
/// Lists of words and phrases with commas between; case, ё, spaces and hyphens do not matter.
package struct TableFacts: Sendable {
  // Names of columns.

  package var source = ""
  package var target = ""
  package var note = ""
  package var definition = ""
  package var subjectField = ""
  package var partOfSpeech = ""
  package var gender = ""
  package var status = ""
  package var context = ""
  package var identifier = ""

  // What a term is, as a cell of a column for the status says it. A column of such a name says of which terms it is so.

  package var preferred = ""
  package var admitted = ""
  package var deprecated = ""
  package var forbidden = ""

  package var yes = ""
  package var no = ""
}
