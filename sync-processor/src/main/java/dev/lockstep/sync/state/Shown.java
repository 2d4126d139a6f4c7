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

  /**
   * It is there.
   *
   * @param version what a command that changes it must be based on
   */
  record Present<S>(S state, String version) implements Shown<S> {}

  /** It was deleted, proven. */
  record Deleted<S>() implements Shown<S> {}
}
