package dev.lockstep.standalone;

import dev.lockstep.standalone.cli.LockstepCommand;

/** Where the launcher starts. */
public final class Lockstep {

  private Lockstep() {}

  /** Runs the command line, and ends with its exit code. */
  public static void main(String[] args) {
    System.exit(LockstepCommand.commandLine(System.out).execute(args));
  }
}
