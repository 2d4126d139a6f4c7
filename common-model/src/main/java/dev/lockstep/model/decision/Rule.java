package dev.lockstep.model.decision;

import com.fasterxml.jackson.annotation.JsonValue;

/** The rules of architecture.md, section 6. */
public enum Rule {
  GW_1("GW-1"),
  GW_2("GW-2"),
  GW_3("GW-3"),
  GW_4("GW-4"),
  CRM_1("CRM-1"),
  CRM_2("CRM-2"),
  LINK("LINK"),
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
