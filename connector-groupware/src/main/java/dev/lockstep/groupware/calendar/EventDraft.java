package dev.lockstep.groupware.calendar;

import dev.lockstep.model.appointment.AppointmentKey;

/**
 * An event to be created.
 *
 * @param transactionId by which Graph recognises a second attempt
 * @param key stored in the extended property of ours
 */
public record EventDraft(EventPatch content, String transactionId, AppointmentKey key) {}
