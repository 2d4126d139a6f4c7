package dev.lockstep.sync.core;

import dev.lockstep.model.crm.CrmRecord;

/** The mask of a private record; it hides which entries its participants are, too. */
record RecordMask() implements Mask<CrmRecord> {

  @Override
  public boolean covers(CrmRecord shown) {
    return shown.content().hidesContent();
  }

  @Override
  public CrmRecord lifted(CrmRecord shown, CrmRecord known) {
    return shown.with(shown.content().behind(known.content())).entering(known);
  }

  @Override
  public CrmRecord told(CrmRecord seen, CrmRecord asked, CrmRecord wanted) {
    CrmRecord known = seen.with(seen.content().withChange(asked.content(), wanted.content()));
    return asked.entries().equals(wanted.entries()) ? known : known.entering(wanted);
  }
}
