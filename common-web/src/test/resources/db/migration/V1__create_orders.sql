create table orders (
    id   uuid primary key default uuidv7(),
    text text not null
);
