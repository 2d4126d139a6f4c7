package dev.lockstep.crm.record;

import dev.lockstep.model.crm.RecordKey;

/**
 * The row of the match-up table (XK) that names the appointment of an activity.
 *
 * @param key its own
 * @param externalKey the key of the appointment, as it stands there
 * @param appliedSequence of the last command that was applied; 0 if none was
 */
public record Link(RecordKey key, String externalKey, String occurrence, long appliedSequence) {}
