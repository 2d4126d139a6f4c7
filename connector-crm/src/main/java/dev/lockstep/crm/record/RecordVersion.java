package dev.lockstep.crm.record;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lockstep.model.appointment.Appointment;
import dev.lockstep.model.appointment.EmailAddress;
import dev.lockstep.model.appointment.Participant;
import dev.lockstep.model.appointment.Participants;
import dev.lockstep.model.crm.CrmRecord;
import dev.lockstep.model.crm.Marking;
import dev.lockstep.model.crm.ParticipantRef;
import dev.lockstep.model.crm.PersonRef;
import dev.lockstep.model.crm.Rep;
import dev.lockstep.model.crm.Status;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * The version of a record: {@code <applied sequence>:<digest of what it holds>}. It changes with
 * every edit that is seen and with every command applied. Names of participants are not in it: they
 * stand in other records, and decide nothing.
 */
public final class RecordVersion {

  private static final int DIGEST_BYTES = 12;

  private final ObjectMapper mapper;

  /** Versions digested from this JSON form. */
  public RecordVersion(ObjectMapper mapper) {
    this.mapper = mapper;
  }

  private record Member(
      EmailAddress address,
      Participant.Role role,
      Participant.Response response,
      Optional<String> entry) {}

  private record Held(
      Appointment content,
      List<Member> members,
      List<String> unaddressed,
      Optional<Rep> rep,
      Optional<PersonRef> person,
      Status status,
      Marking marking) {}

  /** The version of a record that can be read. */
  public String of(long appliedSequence, CrmRecord state) {
    List<Member> members =
        state.content().participants().stream()
            .map(
                p ->
                    new Member(
                        p.address(),
                        p.role(),
                        p.response(),
                        Optional.ofNullable(state.entries().get(p.address()))
                            .map(RecordVersion::text)))
            .toList();
    List<String> unaddressed =
        state.unaddressed().stream().map(RecordVersion::text).sorted().toList();
    return appliedSequence
        + ":"
        + digest(
            new Held(
                state.content().with(Participants.NONE),
                members,
                unaddressed,
                state.rep(),
                state.person(),
                state.status(),
                state.marking()));
  }

  /** The version of a record that is no appointment. */
  public String ofInvalid(long appliedSequence, String words) {
    return appliedSequence + ":invalid-" + digest(words);
  }

  private static String text(ParticipantRef ref) {
    return switch (ref) {
      case ParticipantRef.Internal(long lastNine, int group) -> "rep/" + lastNine + "," + group;
      case ParticipantRef.External(var person) -> "person/" + person;
    };
  }

  private String digest(Object held) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(mapper.writeValueAsBytes(held));
      return HexFormat.of().formatHex(Arrays.copyOf(hash, DIGEST_BYTES));
    } catch (JsonProcessingException | NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
