package dev.lockstep.standalone.bench.decide;

/** What a decision of the mixture is about. */
enum Kind {
  CREATION("new event or record"),
  DIRECTORY("answer of the directory"),
  GROUPWARE_EDIT("edit in groupware"),
  CRM_EDIT("edit in the CRM"),
  ECHO("own write that came back, or opened item"),
  RESULT("result of a command"),
  CONFLICT("conflict"),
  PASSAGE("gate or operator lets something pass"),
  DELETION("deletion");

  private final String words;

  Kind(String words) {
    this.words = words;
  }

  /** What it is, for people. */
  String words() {
    return words;
  }
}
