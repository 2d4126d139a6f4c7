package dev.lockstep.sync.state;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.Nulls;
import dev.lockstep.model.decision.CommandId;
import dev.lockstep.model.decision.Reason;
import dev.lockstep.model.gate.GateKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What one side is busy with. At most one command a side is under way for an appointment.
 *
 * @param <S> the state of that side's thing
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Phase.Idle.class, name = "idle"),
  @JsonSubTypes.Type(value = Phase.Awaiting.class, name = "awaiting"),
  @JsonSubTypes.Type(value = Phase.Outdated.class, name = "outdated"),
  @JsonSubTypes.Type(value = Phase.Refused.class, name = "refused"),
  @JsonSubTypes.Type(value = Phase.Held.class, name = "held"),
  @JsonSubTypes.Type(value = Phase.Gated.class, name = "gated"),
  @JsonSubTypes.Type(value = Phase.Frozen.class, name = "frozen")
})
public sealed interface Phase<S> {

  /** Of how many things the last word is kept: nobody makes more while one is made. */
  int WAITING_MOST = 16;

  /** Nothing. */
  record Idle<S>() implements Phase<S> {}

  /**
   * A command is under way.
   *
   * @param wanted what it brings about; empty if it deletes
   * @param base the version that it is based on; empty if it creates
   * @param waiting the last thing that the side showed meanwhile of each event or record, latest
   *     last: while one is created, it is not known yet which one it will be. Of one that is there
   *     after it was gone, both
   */
  record Awaiting<S>(
      CommandId command,
      Optional<S> wanted,
      Optional<String> base,
      @JsonInclude(JsonInclude.Include.NON_EMPTY)
          @JsonSetter(nulls = Nulls.AS_EMPTY)
          @JsonFormat(
              with = {
                JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY,
                JsonFormat.Feature.WRITE_SINGLE_ELEM_ARRAYS_UNWRAPPED
              })
          List<Shown<S>> waiting)
      implements Phase<S> {

    public Awaiting {
      waiting = List.copyOf(waiting);
    }

    /** Nothing was shown yet since it was sent. */
    public Awaiting(CommandId command, Optional<S> wanted, Optional<String> base) {
      this(command, wanted, base, List.of());
    }

    /** The same, and meanwhile the side showed this. */
    public Awaiting<S> showing(Shown<S> shown) {
      List<Shown<S>> all = new ArrayList<>(waiting);
      boolean there = shown instanceof Shown.Present<S>;
      all.removeIf(
          it ->
              it.reference().equals(shown.reference())
                  && !(there && it instanceof Shown.Deleted<S>));
      all.add(shown);
      return new Awaiting<>(
          command, wanted, base, all.subList(Math.max(0, all.size() - WAITING_MOST), all.size()));
    }

    /**
     * What was shown meanwhile of what the command turned out to be about; and if that is gone, of
     * what was shown after it, as when it was restored under another reference.
     *
     * @param reference which event or record it is about; empty if there is none. Then one that is
     *     there counts before one that is gone
     */
    public List<Shown<S>> shownOf(Optional<String> reference) {
      Optional<Shown<S>> there =
          waiting.reversed().stream().filter(Shown.Present.class::isInstance).findFirst();
      if (reference.isEmpty()) {
        return there.or(() -> waiting.reversed().stream().findFirst()).stream().toList();
      }
      Optional<Shown<S>> own =
          waiting.reversed().stream()
              .filter(it -> it.reference().equals(reference.get()))
              .findFirst();
      boolean restored =
          own.filter(Shown.Deleted.class::isInstance).isPresent()
              && there.filter(it -> waiting.indexOf(it) > waiting.indexOf(own.get())).isPresent();
      return Stream.concat(own.stream(), restored ? there.stream() : Stream.empty()).toList();
    }

    /** What was shown as there after it had been shown as gone, as when it is planned anew. */
    public List<Shown<S>> shownAgain() {
      Set<String> gone =
          waiting.stream()
              .filter(Shown.Deleted.class::isInstance)
              .map(Shown::reference)
              .collect(Collectors.toSet());
      return waiting.stream()
          .filter(Shown.Present.class::isInstance)
          .filter(it -> gone.contains(it.reference()))
          .toList();
    }
  }

  /**
   * A command found another version than the one seen: nothing is sent until the side shows what it
   * has now.
   */
  record Outdated<S>() implements Phase<S> {}

  /**
   * A command was refused: nothing is sent until something else is wanted, or somebody changed it.
   *
   * @param wanted what was refused; empty if it was a deletion
   */
  record Refused<S>(Optional<S> wanted) implements Phase<S> {}

  /**
   * A command waits for a person's release.
   *
   * @param wanted what it would bring about; empty if it would delete
   */
  record Held<S>(Optional<S> wanted) implements Phase<S> {}

  /**
   * A command waits for gates to let it pass, because it deletes or mails.
   *
   * @param wanted what it would bring about; empty if it deletes
   * @param number of the ticket that was given to the gates
   * @param route the gates that it has to pass, in their order
   * @param heldBy the gate that holds it; empty while none has answered
   */
  record Gated<S>(Optional<S> wanted, long number, List<GateKey> route, Optional<GateKey> heldBy)
      implements Phase<S> {
    public Gated {
      route = List.copyOf(route);
    }

    /** The same held by this gate. */
    public Gated<S> heldBy(GateKey gate) {
      return new Gated<>(wanted, number, route, Optional.of(gate));
    }
  }

  /** What the side shows is no appointment that can be synchronized: it is not touched. */
  record Frozen<S>(Reason reason) implements Phase<S> {}
}
