package dev.lockstep.standalone;

import dev.lockstep.standalone.cli.LockstepCommand;
import java.io.PrintStream;

/** Where the launcher starts. */
public final class Lockstep {

  private Lockstep() {}

  /** Runs the command line, and ends with its exit code. */
  public static void main(String[] args) {
    PrintStream out = System.out;
    // scripts read standard output: whatever a library says must not come between
    System.setOut(System.err);
    System.exit(LockstepCommand.commandLine(out).execute(args));
  }
}
