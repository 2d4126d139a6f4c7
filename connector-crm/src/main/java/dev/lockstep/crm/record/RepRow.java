package dev.lockstep.crm.record;

import dev.lockstep.model.appointment.EmailAddress;
import dev.lockstep.model.appointment.Text;
import java.util.Optional;

/**
 * A rep (ID) that an activity names.
 *
 * @param lastNine the last nine digits of its number
 * @param group its group
 */
public record RepRow(long lastNine, int group, Optional<EmailAddress> address, Text name) {}
