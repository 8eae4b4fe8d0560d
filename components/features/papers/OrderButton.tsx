import { useState } from 'preact/hooks';
import { OrderIcon } from '@/components/ui/icons/icons';
import { Menu } from '@/components/ui/menu/Menu';
import { type PaperOrder, paperOrders } from '@/lib/domain/papers/paper-order';
import { message } from '@/lib/platform/messages';

interface OrderButtonProps {
  order: PaperOrder;
  onOrder(order: PaperOrder): void;
}

/** A button that chooses the order of the papers, which is remembered for each place. */
export function OrderButton({ order, onOrder }: OrderButtonProps) {
  const [anchor, setAnchor] = useState<DOMRect | null>(null);
  const label = message('paper_order', [message(`paper_order_${order}`)]);
  return (
    <>
      <button
        type="button"
        class="icon-button"
        aria-label={label}
        title={label}
        aria-haspopup="menu"
        onClick={(event) => setAnchor(event.currentTarget.getBoundingClientRect())}
      >
        <OrderIcon />
      </button>
      {anchor && (
        <Menu
          label={message('paper_order_label')}
          anchor={anchor}
          onClose={() => setAnchor(null)}
          items={paperOrders.map((each) => ({
            label: message(`paper_order_${each}`),
            isChecked: each === order,
            onSelect: () => onOrder(each),
          }))}
        />
      )}
    </>
  );
}
