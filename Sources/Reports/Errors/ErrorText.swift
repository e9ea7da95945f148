internal import Bitext
internal import Library
internal import Workbench

/// What people read of an error: the facts as the error tells them, and what to do about it where the command line has something.
///
/// The rooms below know nothing of commands and their options; who prints an error asks here. The texts are part of the command-line
/// contract.
package func errorText(_ error: any Error) -> String {
  switch error {
  case let error as AlignError: error.text
  case let error as AnalysisRatesError: "--rates:\(error)"
  case let error as CheckError: error.text
  case let error as CorrectionError: error.text
  case let error as DraftError: error.text
  case let error as ExchangeError: error.text
  case let error as FormatError where error.isUndecodable:
    "\(error): nothing of it is taken; name its encoding with --encoding, or save it as UTF-8"
  case let error as GlossaryError: error.text
  case let error as GlossaryStoreError: error.text
  case let error as NothingToImport: error.text
  case let error as SettingsError: error.text
  case let error as UnitFilterError: "--where:\(error)"
  case let error as UpkeepError: error.text
  case let error as WorkspaceError: error.text
  default: "\(error)"
  }
}
