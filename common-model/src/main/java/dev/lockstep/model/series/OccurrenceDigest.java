package dev.lockstep.model.series;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lockstep.model.appointment.Appointment;
import dev.lockstep.model.appointment.Participant;
import dev.lockstep.model.appointment.Text;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Digests what an occurrence is: whoever reads the series gets the same digest of the same content.
 * Contents that are equal have equal digests, so names of participants are not in it. Whether there
 * are participants that are not shown is: a write would mail them.
 */
public final class OccurrenceDigest {

  private static final int BYTES = 12;

  private static final byte HIDES_PARTICIPANTS = 1;

  private final ObjectMapper mapper;

  /** Digests of this JSON form. */
  public OccurrenceDigest(ObjectMapper mapper) {
    this.mapper = mapper;
  }

  /**
   * The digest: 24 hexadecimal digits.
   *
   * @param hidesParticipants whether it has participants that {@code content} does not show
   */
  public String of(Appointment content, boolean hidesParticipants) {
    Appointment nameless =
        content.with(
            content
                .participants()
                .each(p -> new Participant(p.address(), Text.EMPTY, p.role(), p.response())));
    try {
      byte[] json = mapper.writerFor(Appointment.class).writeValueAsBytes(nameless);
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(json);
      if (hidesParticipants) {
        digest.update(HIDES_PARTICIPANTS);
      }
      byte[] hash = digest.digest();
      return HexFormat.of().formatHex(Arrays.copyOf(hash, BYTES));
    } catch (JsonProcessingException | NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
