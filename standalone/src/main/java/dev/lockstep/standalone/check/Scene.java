package dev.lockstep.standalone.check;

import java.io.IOException;
import java.sql.SQLException;

/**
 * One thing to try.
 *
 * @param rule as architecture.md calls it
 * @param done what is done, and where
 */
record Scene(String rule, String done, Play play) {

  /** Does it and looks at both sides. */
  @FunctionalInterface
  interface Play {
    Outcome play() throws Failed, IOException, SQLException, InterruptedException;
  }
}
