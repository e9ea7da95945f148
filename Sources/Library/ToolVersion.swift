/// This program's version, as files and `--version` give it.
package let toolVersion = "0.1.0"
