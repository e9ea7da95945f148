import TolmachCommands

@main
struct Main {
  static func main() {
    Tolmach.run()
  }
}
