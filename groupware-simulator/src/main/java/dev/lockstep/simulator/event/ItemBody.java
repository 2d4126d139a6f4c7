package dev.lockstep.simulator.event;

/** The text of an event as it was posted; what readers see is made from it when it is read. */
public record ItemBody(BodyType contentType, String content) {
  /** No text. */
  public static final ItemBody EMPTY = new ItemBody(BodyType.HTML, "");
}
