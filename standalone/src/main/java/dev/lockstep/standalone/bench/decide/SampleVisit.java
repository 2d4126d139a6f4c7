package dev.lockstep.standalone.bench.decide;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.model.appointment.Appointment;
import dev.lockstep.model.appointment.EmailAddress;
import dev.lockstep.model.json.Json;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;

/**
 * Appointments of about 3 kB, as a sales person has them: a visit with a place, a long text and
 * five participants. Made from their JSON, so each shares nothing with any other.
 */
final class SampleVisit {
  private static final ObjectMapper MAPPER = Json.mapper();
  private static final LocalDateTime FIRST = LocalDateTime.of(2026, 1, 5, 8, 0);
  private static final int PARAGRAPHS = 15;

  private SampleVisit() {}

  /**
   * A visit; no two numbers have the same texts.
   *
   * @param number which visit
   * @param revision which state of it: subject, text and place tell it
   */
  static Appointment of(long number, long revision, List<EmailAddress> participants) {
    ObjectNode json = MAPPER.createObjectNode();
    json.put("subject", subject(number, revision));
    json.put("text", text(number, revision));
    json.put("location", "Main Street " + revision + ", Springfield");
    LocalDateTime start = FIRST.plusMinutes(number * 15);
    json.putObject("timing")
        .put("type", "timed")
        .put("start", start.toString())
        .put("end", start.plusHours(1).toString())
        .put("zone", "Europe/Berlin");
    ArrayNode all = json.putArray("participants");
    for (EmailAddress address : participants) {
      all.addObject()
          .put("address", address.value())
          .put("name", "Participant " + address.value())
          .put("role", "REQUIRED")
          .put("response", "NONE");
    }
    json.put("availability", "BUSY");
    json.put("visibility", "NORMAL");
    json.putObject("reminder").put("type", "before").put("minutes", 15);
    json.putArray("categories").add("Customer");
    return read(json.toString());
  }

  private static Appointment read(String json) {
    try {
      return MAPPER.readValue(json, Appointment.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a sample that is no appointment", e);
    }
  }

  /** How many bytes an appointment is as JSON. */
  static int bytes(Appointment appointment) {
    try {
      return MAPPER.writeValueAsBytes(appointment).length;
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an appointment that cannot be written", e);
    }
  }

  private static String subject(long number, long revision) {
    return String.format(Locale.ROOT, "Visit %06d at a customer (%d)", number, revision);
  }

  private static String text(long number, long revision) {
    StringBuilder text = new StringBuilder();
    for (int paragraph = 1; paragraph <= PARAGRAPHS; paragraph++) {
      text.append(
          String.format(
              Locale.ROOT,
              "%d. Offer %06d of revision %d: the prices of last year hold until the summer. Bring the "
                  + "samples along, ask for the order of spare parts.%n",
              paragraph,
              number,
              revision));
    }
    return text.toString();
  }
}
