internal import ArgumentParser
internal import Bitext
internal import Library
internal import Reports
internal import Workbench

struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor", abstract: "Say what is wrong with TMX files, and save what is right.",
    discussion: """
      Reads each file to its end and names with line and column what is damaged, and what departs from the standard \
      (TMX 1.4b) and its DTD. An error is something lost; a warning what the standard forbids, so that another tool may \
      refuse the file; information what it advises against. Exit code 1 when there are errors, 2 when a file is refused \
      as a whole.

      What --repair writes is valid against the DTD: what stands in the wrong place is put into the right one, variants \
      that lost their tu make one, and what has no place in TMX is set aside in the file of --quarantine.

      EXAMPLES:
        tolmach doctor tm/*.tmx
        tolmach doctor broken.tmx --repair -o good.tmx --quarantine damaged.txt
      """)

  @Flag(name: .long, help: "Write the good part of the one file to --output.")
  var repair = false

  @Option(name: .shortAndLong, help: "The repaired file.", completion: .file())
  var output: String?

  @Option(name: .long, help: "Where damaged stretches are set aside.", completion: .file())
  var quarantine: String?

  @OptionGroup var lines: JSONOption

  @Argument(help: "TMX files, plain or as .gz or .zip.", completion: .file())
  var files: [String]

  private var json: Bool { lines.json }

  func validate() throws {
    if repair != (output != nil) { throw ValidationError("expected --repair and --output together") }
    if (repair || quarantine != nil) && files.count != 1 {
      throw ValidationError("expected one file with --repair or --quarantine, found \(files.count)")
    }
  }

  func run() throws {
    var worst: Int32 = 0
    for file in files {
      var options = DoctorOptions()
      options.output = output
      options.quarantine = quarantine
      let report: DoctorReport
      do { report = try examine(file, options: options) } catch {
        Console.error(errorText(error))
        worst = 2
        continue
      }
      worst = max(worst, report.refusal != nil ? 2 : report.hasErrors ? 1 : 0)
      if json { Console.line(jsonLine(report.json)) } else { print(report) }
    }
    if worst > 0 { throw ExitCode(worst) }
  }

  private func print(_ report: DoctorReport) {
    Console.out(report.text)
    if repair, let refusal = report.refusal {
      Console.error("nothing is written to \(output ?? ""): \(errorText(refusal))")
    }
    if let written = report.writtenUnits {
      Console.note("\(grouped(written)) unit\(written == 1 ? "" : "s") written to \(output ?? "")")
    }
    if report.quarantinedBytes > 0, let quarantine {
      Console.note("\(grouped(report.quarantinedBytes)) bytes set aside in \(quarantine)")
    }
  }
}
