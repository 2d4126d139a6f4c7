package dev.lockstep.sync.state;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/**
 * What a side showed.
 *
 * @param <S> the state of that side's thing
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Shown.Present.class, name = "present"),
  @JsonSubTypes.Type(value = Shown.Deleted.class, name = "deleted")
})
public sealed interface Shown<S> {

  /** Which event or record it is about. */
  String reference();

  /**
   * It is there.
   *
   * @param reference which event or record it is
   * @param version what a command that changes it must be based on
   */
  record Present<S>(String reference, S state, String version) implements Shown<S> {}

  /**
   * It was deleted, proven.
   *
   * @param reference which event or record it was
   */
  record Deleted<S>(String reference) implements Shown<S> {}
}
