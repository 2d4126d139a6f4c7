-- The reference CRM schema. Can be run again at any time: it makes what is missing and leaves what is
-- there. It must be run by a login that may create roles and publications.

CREATE SCHEMA IF NOT EXISTS crm;

-- Serial numbers of records that somebody enters without giving one.
CREATE SEQUENCE IF NOT EXISTS crm.serial_no START 1000001;
-- Serial numbers of the connector's records, which have a station number of their own.
CREATE SEQUENCE IF NOT EXISTS crm.lockstep_serial_no START 1;

CREATE TABLE IF NOT EXISTS crm.fi (
  stat_no         integer     NOT NULL DEFAULT 1,
  serial_no       bigint      NOT NULL DEFAULT nextval('crm.serial_no'),
  company         text,
  created_on      timestamptz DEFAULT now(),
  created_by      bigint,
  updated_on      timestamptz DEFAULT now(),
  updated_by      bigint,
  updated_module  integer,
  updated_station integer,
  del_cd          smallint    NOT NULL DEFAULT 0,
  PRIMARY KEY (stat_no, serial_no)
);

CREATE TABLE IF NOT EXISTS crm.kp (
  stat_no         integer     NOT NULL DEFAULT 1,
  serial_no       bigint      NOT NULL DEFAULT nextval('crm.serial_no'),
  fi_stat_no      integer,
  fi_serial_no    bigint,
  first_name      text,
  last_name       text,
  email1          text,
  email2          text,
  email3          text,
  created_on      timestamptz DEFAULT now(),
  created_by      bigint,
  updated_on      timestamptz DEFAULT now(),
  updated_by      bigint,
  updated_module  integer,
  updated_station integer,
  del_cd          smallint    NOT NULL DEFAULT 0,
  PRIMARY KEY (stat_no, serial_no)
);

CREATE TABLE IF NOT EXISTS crm.id (
  stat_no           integer     NOT NULL DEFAULT 1,
  serial_no         bigint      NOT NULL DEFAULT nextval('crm.serial_no'),
  name              text,
  email             text,
  org_group         integer,
  kp_stat_no        integer,
  kp_serial_no      bigint,
  connector_enabled boolean     DEFAULT false,
  sync_appointments boolean     DEFAULT false,
  created_on        timestamptz DEFAULT now(),
  created_by        bigint,
  updated_on        timestamptz DEFAULT now(),
  updated_by        bigint,
  updated_module    integer,
  updated_station   integer,
  del_cd            smallint    NOT NULL DEFAULT 0,
  PRIMARY KEY (stat_no, serial_no)
);
CREATE INDEX IF NOT EXISTS id_serial_no ON crm.id (serial_no);
CREATE INDEX IF NOT EXISTS id_kp ON crm.id (kp_stat_no, kp_serial_no);

CREATE TABLE IF NOT EXISTS crm.ma (
  stat_no          integer     NOT NULL DEFAULT 1,
  serial_no        bigint      NOT NULL DEFAULT nextval('crm.serial_no'),
  type             smallint    DEFAULT 1,
  status           smallint    DEFAULT 0,
  subject          text,
  text             text,
  location         text,
  start_date       date,
  start_time       time,
  end_date         date,
  end_time         time,
  time_zone        text,
  rep_id           bigint,
  rep_group        integer,
  fi_stat_no       integer,
  fi_serial_no     bigint,
  kp_stat_no       integer,
  kp_serial_no     bigint,
  rep_participants text,
  private          boolean     DEFAULT false,
  reminder_minutes integer,
  show_as          smallint    DEFAULT 2,
  categories       text,
  free_c1          text,
  free_c2          text,
  free_l1          boolean     DEFAULT false,
  free_n1          integer     DEFAULT 0,
  created_on       timestamptz DEFAULT now(),
  created_by       bigint,
  updated_on       timestamptz DEFAULT now(),
  updated_by       bigint,
  updated_module   integer,
  updated_station  integer,
  del_cd           smallint    NOT NULL DEFAULT 0,
  PRIMARY KEY (stat_no, serial_no)
);

CREATE TABLE IF NOT EXISTS crm.mb (
  stat_no         integer     NOT NULL DEFAULT 1,
  serial_no       bigint      NOT NULL DEFAULT nextval('crm.serial_no'),
  ma_stat_no      integer,
  ma_serial_no    bigint,
  kp_stat_no      integer,
  kp_serial_no    bigint,
  email           text,
  requirement     smallint    DEFAULT 0,
  acceptance      smallint    DEFAULT 0,
  created_on      timestamptz DEFAULT now(),
  created_by      bigint,
  updated_on      timestamptz DEFAULT now(),
  updated_by      bigint,
  updated_module  integer,
  updated_station integer,
  del_cd          smallint    NOT NULL DEFAULT 0,
  PRIMARY KEY (stat_no, serial_no)
);
CREATE INDEX IF NOT EXISTS mb_ma ON crm.mb (ma_stat_no, ma_serial_no);
CREATE INDEX IF NOT EXISTS mb_kp ON crm.mb (kp_stat_no, kp_serial_no);

CREATE TABLE IF NOT EXISTS crm.xk (
  stat_no         integer     NOT NULL DEFAULT 1,
  serial_no       bigint      NOT NULL DEFAULT nextval('crm.serial_no'),
  ma_stat_no      integer,
  ma_serial_no    bigint,
  system          text,
  external_key    text,
  occurrence      text        NOT NULL DEFAULT '',
  applied_seq     bigint,
  created_on      timestamptz DEFAULT now(),
  created_by      bigint,
  updated_on      timestamptz DEFAULT now(),
  updated_by      bigint,
  updated_module  integer,
  updated_station integer,
  del_cd          smallint    NOT NULL DEFAULT 0,
  PRIMARY KEY (stat_no, serial_no),
  UNIQUE (system, external_key, occurrence)
);
CREATE INDEX IF NOT EXISTS xk_ma ON crm.xk (ma_stat_no, ma_serial_no);

-- The capture needs to know what a row was before it changed: an old address, the type that it had, the
-- key that a deleted link named.
ALTER TABLE crm.ma REPLICA IDENTITY FULL;
ALTER TABLE crm.mb REPLICA IDENTITY FULL;
ALTER TABLE crm.xk REPLICA IDENTITY FULL;
ALTER TABLE crm.kp REPLICA IDENTITY FULL;
ALTER TABLE crm.id REPLICA IDENTITY FULL;

-- The technical login owns nothing: it reads, writes appointments with their participants and links,
-- takes serial numbers and replicates. Its password is set where it is used.
DO $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'lockstep') THEN
    CREATE ROLE lockstep LOGIN REPLICATION;
  END IF;
  IF NOT EXISTS (SELECT 1 FROM pg_publication WHERE pubname = 'lockstep') THEN
    CREATE PUBLICATION lockstep FOR TABLE crm.ma, crm.mb, crm.xk, crm.kp, crm.id;
  END IF;
END
$$;
GRANT USAGE ON SCHEMA crm TO lockstep;
GRANT SELECT ON ALL TABLES IN SCHEMA crm TO lockstep;
GRANT INSERT, UPDATE ON crm.ma, crm.mb, crm.xk TO lockstep;
GRANT USAGE ON SEQUENCE crm.lockstep_serial_no TO lockstep;
