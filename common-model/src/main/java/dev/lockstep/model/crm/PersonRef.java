package dev.lockstep.model.crm;

import java.util.Optional;

/** A person (KP) and the company (FI) that the person belongs to. */
public record PersonRef(RecordKey person, Optional<RecordKey> company) {}
