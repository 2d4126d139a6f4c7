package dev.lockstep.model.groupware;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.lockstep.model.appointment.Appointment;
import dev.lockstep.model.decision.CommandId;
import dev.lockstep.model.decision.Reason;
import java.time.Instant;
import java.util.Optional;

/** What became of a command to groupware. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = GroupwareResult.Written.class, name = "written"),
  @JsonSubTypes.Type(value = GroupwareResult.Deleted.class, name = "deleted"),
  @JsonSubTypes.Type(value = GroupwareResult.Conflict.class, name = "conflict"),
  @JsonSubTypes.Type(value = GroupwareResult.Rejected.class, name = "rejected")
})
public sealed interface GroupwareResult {

  /** The command it answers. */
  CommandId command();

  /**
   * The event is as wanted.
   *
   * @param version its etag after the write
   * @param stored its content as the server stored it, which may differ from what was sent
   * @param already whether it was so before (the command came a second time)
   * @param replaced the version that was there for a moment between the base and this one, if the
   *     write took two requests: whoever read it read half of it
   * @param hidesParticipants whether it has participants that {@code stored} does not show, because
   *     it is private: who made it was perhaps not the only one who wrote it
   * @param modified when it was last modified, by Graph's clock; of an occurrence that is no
   *     exception, when its series was. Empty if that is not known
   */
  record Written(
      CommandId command,
      EventRef event,
      String iCalUId,
      String version,
      Appointment stored,
      boolean already,
      Optional<String> replaced,
      @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean hidesParticipants,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) Optional<Instant> modified)
      implements GroupwareResult {

    /** Written by one request, and shown as it is. */
    public Written(
        CommandId command,
        EventRef event,
        String iCalUId,
        String version,
        Appointment stored,
        boolean already) {
      this(
          command,
          event,
          iCalUId,
          version,
          stored,
          already,
          Optional.empty(),
          false,
          Optional.empty());
    }
  }

  /** The event is gone. */
  record Deleted(CommandId command, boolean already) implements GroupwareResult {}

  /**
   * The event has another etag than the one seen, or is gone.
   *
   * @param stored the event as it is now, if all that the command was to change is so while
   *     something else of the event changed: an earlier attempt wrote it and its answer was lost,
   *     so it is nobody's edit. Empty if nothing was written, or if nobody can see that, because
   *     the event is private
   */
  record Conflict(
      CommandId command,
      String words,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) Optional<Appointment> stored)
      implements GroupwareResult {

    /** Nothing was written. */
    public Conflict(CommandId command, String words) {
      this(command, words, Optional.empty());
    }
  }

  /**
   * It cannot be written, and trying again would not help.
   *
   * @param words what Graph said: code and message
   */
  record Rejected(CommandId command, Reason reason, String words) implements GroupwareResult {}
}
