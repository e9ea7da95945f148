package import ArgumentParser

package struct Tolmach: ParsableCommand {
  package init() {}
}
