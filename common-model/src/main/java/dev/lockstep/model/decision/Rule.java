package dev.lockstep.model.decision;

import com.fasterxml.jackson.annotation.JsonValue;

/** The rules of architecture.md, section 6. */
public enum Rule {
  /**
   * From groupware, without other participants: onto the person record of the user, who is the rep.
   */
  GW_1("GW-1"),
  /** As GW-1, with all other participants found and entered. */
  GW_2("GW-2"),
  /** As GW-1, with participants who are not found or found more than once: marked for editing. */
  GW_3("GW-3"),
  /** The user is not found in the CRM or not enabled: nothing is written until that changes. */
  GW_4("GW-4"),
  /** From the CRM, and the rep has a synchronized mailbox: created or changed there. */
  CRM_1("CRM-1"),
  /** From the CRM, and the rep has none: nothing is written until there is one. */
  CRM_2("CRM-2"),
  /** The link to the CRM record stands in the event's text, in a block that is never read back. */
  LINK("LINK"),
  /** It recurs: the other rules hold for each of its occurrences. */
  REC("REC"),
  /** No rule of section 6 was asked: the input changed nothing, or is about the state itself. */
  NONE("-");

  private final String code;

  Rule(String code) {
    this.code = code;
  }

  /** As the documents write it. */
  @JsonValue
  public String code() {
    return code;
  }
}
