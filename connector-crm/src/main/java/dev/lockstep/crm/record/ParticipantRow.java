package dev.lockstep.crm.record;

import dev.lockstep.model.appointment.EmailAddress;
import dev.lockstep.model.appointment.Text;
import dev.lockstep.model.crm.RecordKey;
import java.util.Optional;

/**
 * A participant record (MB) that is not deleted.
 *
 * @param key its own
 * @param person who it is; empty if only an address was entered
 * @param address its own, else the first of the person
 * @param requirement the number that stands there
 * @param acceptance the number that stands there
 */
public record ParticipantRow(
    RecordKey key,
    Optional<RecordKey> person,
    Optional<EmailAddress> address,
    Text name,
    int requirement,
    int acceptance) {}
