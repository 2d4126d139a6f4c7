package dev.lockstep.crm.record;

import dev.lockstep.model.appointment.Text;

/** Values in messages for people. */
final class Words {

  private static final int LONGEST = 60;

  private Words() {}

  /** A value on one line, cut to what a message can hold. */
  static String shortened(String value) {
    String line = new Text(value).singleLine();
    return line.length() <= LONGEST ? line : new Text(line).cut(LONGEST) + "…";
  }
}
