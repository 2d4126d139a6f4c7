package dev.lockstep.sync.state;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.Optional;

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
   * @param modified when it was last modified, by that side's own clock; empty if it does not say
   * @param hidden whether it has participants that are not shown, because it is private
   */
  record Present<S>(
      String reference,
      S state,
      String version,
      Optional<Instant> modified,
      @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean hidden)
      implements Shown<S> {

    /** It is there, with all its participants. */
    public Present(String reference, S state, String version, Optional<Instant> modified) {
      this(reference, state, version, modified, false);
    }
  }

  /**
   * It was deleted, proven.
   *
   * @param reference which event or record it was
   */
  record Deleted<S>(String reference) implements Shown<S> {}
}
